import { describe, expect, it } from '@jest/globals'
import type { World } from '@outage-playbook/rehearsal/world.ts'
import { rehearsalConfig } from '../../src/drill/world-config.ts'
import { incidents, openActionWorld, openOrdinaryIssue, say } from './action.ts'

const path = 'docs/outages.md'

/** A world whose configuration keeps the history in a file of the default branch. */
function openKeeping(by: 'commit' | 'pull-request'): Promise<World> {
  const config = ({ app }: { readonly app: string }): string =>
    `${rehearsalConfig('workflow', app)}history:\n  file: ${path}\n  by: ${by}\n`
  return openActionWorld({ config, files: { [path]: '# Outages\n\nWritten by us.\n' } })
}

async function outage(world: World, cause: string): Promise<void> {
  await say(world, await openOrdinaryIssue(world), 'alice', '/declare')
  const incident = Math.max(...(await incidents(world)))
  await say(world, incident, 'alice', `/resolve --close --cause ${cause}`)
}

async function read(world: World, branch: string): Promise<string> {
  const { github } = world
  const answer: unknown = await github
    .request(
      github.personToken('alice'),
      'GET',
      `/repos/acme/chatbot-fluxa/contents/${path}?ref=${encodeURIComponent(branch)}`,
    )
    .catch(() => ({}))
  return Buffer.from(String(Object(answer)['content'] ?? ''), 'base64').toString('utf8')
}

describe('the history in a file of the default branch', () => {
  it('is kept up to date by commits, below what people wrote', async () => {
    const world = await openKeeping('commit')
    try {
      await outage(world, 'frost')
      await outage(world, 'heat')
      const text = await read(world, 'main')
      expect(text).toMatch(/^# Outages\n\nWritten by us\.\n[^]*\| heat \|[^]*\| frost \|/)
      const log = await world.gitLog()
      expect(log.filter(({ message }) => message.includes('[skip ci]'))).toHaveLength(2)
    } finally {
      await world.close()
    }
  }, 90_000)

  it('becomes a pull request where the branch takes no commits', async () => {
    const world = await openKeeping('commit')
    try {
      world.github.settings.protection.set('main', 'ruleset')
      await outage(world, 'frost')
      expect(await read(world, 'main')).not.toContain('frost')
      expect(await read(world, 'outage/history')).toContain('| frost |')
      expect(world.github.hub.pulls.size).toBe(1)
    } finally {
      await world.close()
    }
  }, 90_000)

  it('is one open pull request, that follows what happens', async () => {
    const world = await openKeeping('pull-request')
    try {
      await outage(world, 'frost')
      await outage(world, 'heat')
      expect(world.github.hub.pulls.size).toBe(1)
      expect(await read(world, 'outage/history')).toMatch(/\| heat \|[^]*\| frost \|/)
      const { replies } = await say(world, await openOrdinaryIssue(world), 'eve', '/history')
      expect(replies[0]).toMatch(/Merge \[\\#\d+\]/)
    } finally {
      await world.close()
    }
  }, 90_000)
})
