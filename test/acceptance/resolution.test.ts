import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { rehearsalConfig } from '../../src/drill/world-config.ts'
import type { World } from '@outage-playbook/rehearsal/world.ts'
import { incidents, openOrdinaryIssue, openWorldOnRecord, record, say } from './action.ts'

/** A playbook under which clocks run out while a test waits. */
const hasty = `version: 1
extends: service-outage
id: hasty
watch: 20s
`

let world: World
let incident: number
beforeAll(async () => {
  world = await openWorldOnRecord({
    files: { '.github/playbook.yml': hasty },
    config: ({ app }) => `playbook: .github/playbook.yml\n${rehearsalConfig('workflow', app)}`,
  })
  const issue = await openOrdinaryIssue(world)
  await say(world, issue, 'alice', '/declare Checkout answers 500')
  incident = (await incidents(world))[0] ?? 0
}, 60_000)
afterAll(() => world.close())

const look = async () => (await world.runner.start('schedule', {})).ended
const title = async (): Promise<string> => String((await world.issue(incident))['title'])
const seconds = (count: number) => new Promise((resolve) => setTimeout(resolve, count * 1_000))
const comments = async (): Promise<string> =>
  (await world.comments(incident)).map(({ body }) => String(body)).join('\n')

describe('an outage that is over', () => {
  it('is not resolved while the probes see it down, unless somebody insists', async () => {
    await world.hosting.crash()
    const refused = await say(world, incident, 'alice', '/resolve --cause "nobody knows"')
    expect(refused).toMatchObject({ outcome: 'failed', reason: 'still-unhealthy' })
    expect(refused.replies[0]).toContain('--anyway')
    await world.hosting.deploy((await world.gitLog())[0]?.sha ?? '')
  })

  it('is resolved, says whether the targets were met, asks for what is missing, and is watched', async () => {
    await say(world, incident, 'alice', '/ack')
    const ran = await say(world, incident, 'alice', '/resolve --cause "a full disk"')
    expect(ran.replies[0]).toContain('target 4 hours met')
    expect(ran.replies[0]).toContain('/resolve --resolution')
    expect(ran.replies[0]).toContain('Watched until')
    expect(await title()).toContain('resolved')
    expect((await world.issue(incident))['state']).toBe('open')
  })

  it('takes what was missing, and stays resolved since then', async () => {
    const before = await record(world)
    await say(world, incident, 'bob', '/resolve --resolution "a bigger disk"')
    const body = String((await world.issue(incident))['body'])
    expect(body).toContain('a full disk')
    expect(body).toContain('a bigger disk')
    expect(JSON.stringify(await record(world))).toContain(
      JSON.stringify(before['incident']).slice(0, 400),
    )
  })

  it('opens again by itself where the same comes back while it is watched, once', async () => {
    await world.hosting.crash()
    await look()
    await look()
    expect(await title()).toContain('is down')
    const said = await comments()
    expect(said.match(/Recurrence: /g)).toHaveLength(1)
    expect(said).toContain('@alice')
    await world.hosting.deploy((await world.gitLog())[0]?.sha ?? '')
  })

  it('closes by itself when nothing came back, and is kept', async () => {
    await say(world, incident, 'alice', '/resolve --resolution "a bigger disk"')
    await look()
    expect((await world.issue(incident))['state']).toBe('open')
    await seconds(20)
    await look()
    await look()
    expect((await world.issue(incident))['state']).toBe('closed')
    expect((await comments()).match(/nothing came back/g)).toHaveLength(1)
    expect(await record(world)).not.toHaveProperty('incident')
  })

  it('is opened again by /reopen, also when it was closed', async () => {
    const ran = await say(world, incident, 'bob', '/reopen Customers still see errors')
    expect(ran).toMatchObject({ outcome: 'succeeded' })
    expect((await world.issue(incident))['state']).toBe('open')
    expect(await record(world)).toHaveProperty('incident')
    const twice = await say(world, incident, 'bob', '/reopen')
    expect(twice).toMatchObject({ outcome: 'refused', reason: 'incident-open' })
  })

  it('has words for the public, filled in from the playbook’s templates', async () => {
    const first = await say(world, incident, 'alice', '/update Answers are slow; nothing is lost')
    expect(first.replies[0]).toContain('[OUTAGE] Chatbot Fluxa Service Disruption')
    expect(first.replies[0]).toContain('Answers are slow; nothing is lost')
    const second = await say(world, incident, 'alice', '/update --eta 30m')
    expect(second.replies[0]).toContain('We expect to restore service within 30 minutes.')
    expect(second.replies[0]).not.toContain('[CURRENT_TIME]')
    expect(String((await world.issue(incident))['body'])).toMatch(/- \[x\] Provide ETA/)
  })
})
