import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { moveRef } from '@outage-playbook/rehearsal/github/git/mover.ts'
import { branchHead } from '@outage-playbook/rehearsal/github/git/read.ts'
import { commitFiles } from '@outage-playbook/rehearsal/github/git/write.ts'
import { rehearsalConfig } from '../../src/drill/world-config.ts'
import type { World } from '@outage-playbook/rehearsal/world.ts'
import { serviceShape } from '../../src/records/shapes.ts'
import { openOrdinaryIssue, openWorldOnRecord, record, serviceFile, writeFile } from './action.ts'

/** One sweep, as the schedule takes it. */
async function sweep(world: World) {
  const run = await world.runner.start('schedule', { schedule: '*/10 * * * *' })
  const { stdout, exitCode } = await run.ended
  return { stdout, exitCode, requests: run.requests() }
}

/** Types something while Actions is down, so that no run comes. */
async function typeUnheard(world: World, issue: number, text: string): Promise<void> {
  await world.runner.whileDown(async () => {
    await world.comment(issue, 'alice', text)
    await world.waitForIdle()
  })
}

const bodies = async (world: World, issue: number): Promise<string> =>
  (await world.comments(issue)).map(({ body }) => String(body)).join('\n')

describe('a sweep in which something fails', () => {
  let world: World
  let issue: number

  beforeAll(async () => {
    world = await openWorldOnRecord()
    issue = await openOrdinaryIssue(world)
    await sweep(world)
  }, 60_000)

  afterAll(() => world.close())

  it('does all else, and says once what it was', async () => {
    await writeFile(world, 'services/shop/production.json', '{')
    await typeUnheard(world, issue, '/health')
    const first = await sweep(world)
    expect(first.exitCode).toBe(1)
    expect(first.stdout).toContain('services/shop/production')
    expect(await bodies(world, issue)).toContain('/health')
    const second = await sweep(world)
    expect(second).toMatchObject({ exitCode: 0 })
    expect(second.stdout).not.toContain('services/shop/production')
    await writeFile(world, 'services/shop/production.json', 'null')
    const changed = await sweep(world)
    expect(changed).toMatchObject({ exitCode: 1 })
    expect(changed.stdout).toContain('services/shop/production')
  })

  it('passes over no comment that nobody could take on', async () => {
    const asked = await openOrdinaryIssue(world)
    const good = await record(world)
    const ledger = `commands/${String(asked).padStart(4, '0')}.json`
    await writeFile(world, serviceFile, '{')
    await writeFile(world, ledger, '{')
    await typeUnheard(world, asked, '/freeze')
    await sweep(world)
    await sweep(world)
    await writeFile(world, serviceFile, JSON.stringify(good))
    await writeFile(world, ledger, '{"schema":1,"claims":[]}')
    await sweep(world)
    expect(await record(world)).toMatchObject({ frozen: { by: 'alice' } })
    const answers = (await world.comments(asked)).filter(({ body }) =>
      String(body).startsWith('<!--'),
    )
    // That it failed, once, and how it ended.
    expect(answers).toHaveLength(2)
    expect(String(answers[1]?.['body'])).toContain('are frozen')
  })
})

describe('a sweep over 300 services', () => {
  const names = Array.from({ length: 300 }, (_, index) => `service-${index}`)
  let world: World

  beforeAll(async () => {
    world = await openWorldOnRecord({ config: ({ app }) => configOf(app) })
    const files = Object.fromEntries(
      names.map((name) => {
        const { empty } = serviceShape(name, 'production')
        return [`services/${name}/production.json`, JSON.stringify(empty)]
      }),
    )
    const { git } = world.github.hub
    const head = await branchHead(git, 'outage-records')
    const commit = await commitFiles(git, {
      files,
      ...(head === undefined ? {} : { parent: head }),
      message: 'Three hundred services',
      author: { name: 'outage-playbook', email: 'outage-playbook@example.com', at: new Date() },
    })
    await moveRef(git, 'refs/heads/outage-records', commit, head)
    await sweep(world)
  }, 120_000)

  afterAll(() => world.close())

  it('costs four requests if nothing has happened in any of them', async () => {
    const quiet = await sweep(world)
    expect(quiet.stdout).toContain('Nothing was left undone.')
    expect(quiet.requests.filter(({ status }) => status !== 304)).toHaveLength(4)
    expect(quiet.requests.length).toBeLessThan(10)
  }, 60_000)

  /** Each with a workflow of its own. */
  function configOf(app: string): string {
    const [top = '', people = ''] = rehearsalConfig('workflow', app).split('people:\n')
    const services = names.map(
      (name) => `  ${name}:
    environments:
      production:
        url: ${app}
        branch: main
        hosting: { provider: workflow, workflow: ${name}.yml }
        health: { probes: [{ http: '${app}/api/health', allow-private: true }] }
`,
    )
    return `${top}${services.join('')}people:\n${people}`
  }
})
