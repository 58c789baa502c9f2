import { describe, expect, it } from '@jest/globals'
import { fileURLToPath } from 'node:url'
import { openSecrecy } from '../../src/drill/secrecy.ts'
import { planted } from '../../src/drill/scenarios/checks/secrecy.ts'
import { openWorld } from '../fidelity/open.ts'

const dist = fileURLToPath(new URL('talkative.mjs', import.meta.url))

/** What is heard of an action that tells its secrets there, and whether its variables hold one. */
async function listenTo(tells: string): Promise<readonly string[]> {
  const secrecy = openSecrecy([])
  const world = await openWorld({ dist, env: { ...secrecy.env, TELLS: tells } })
  try {
    await secrecy.plant(world, 'production')
    expect(world.github.hub.variables.get('production')?.has(planted)).toBe(true)
    expect(world.hosting.variables).toHaveProperty([planted])
    const issue = Number((await world.openIssue('alice', 'Down'))['number'])
    await world.comment(issue, 'alice', '/health')
    await world.waitForIdle()
    expect(world.runner.runs.length).toBeGreaterThan(0)
    return await secrecy.leaks()
  } finally {
    await world.close()
  }
}

describe('secrets that are planted in a rehearsal', () => {
  it('are heard where an action prints them', async () => {
    expect((await listenTo('log'))[0]).toMatch(/^A secret is in what run \d+ printed/)
  })

  it('are heard where it sends them to GitHub, encoded too', async () => {
    expect((await listenTo('github'))[0]).toMatch(/^A secret is in a request \(PUT .*told\.txt\)/)
  })

  it('are not heard of an action that keeps them', async () => {
    expect(await listenTo('nobody')).toEqual([])
  })
})
