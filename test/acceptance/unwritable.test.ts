import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import type { World } from '@outage-playbook/rehearsal/world.ts'
import { openOrdinaryIssue, openWorldOnRecord, say } from './action.ts'
import { refuse, sweep, type Refused } from './refusing.ts'

let world: World
let issue: number
beforeEach(async () => {
  world = await openWorldOnRecord()
  issue = await openOrdinaryIssue(world)
})
afterEach(() => world.close())

const writesRecords = (method: string, path: string): boolean =>
  method !== 'GET' && /\/(?:contents\/|git\/refs)/.test(path)

const repliesHere = async (): Promise<readonly string[]> =>
  (await world.comments(issue))
    .map(({ body }) => String(body))
    .filter((body) => body.startsWith('<!-- outage-playbook:reply'))

const ruleset: Refused = {
  status: 409,
  message: 'Repository rule violations found\n\nChanges must be made through a pull request.\n\n',
}
const readOnly: Refused = { status: 403, message: 'Resource not accessible by integration' }

describe.each([
  ['a ruleset over all branches', ruleset, /ruleset/],
  ['`contents: read`', readOnly, /contents: write/],
])('where records cannot be written: %s', (_, refused, remedy) => {
  it('is said once, with its own code and the true remedy, however many sweeps follow', async () => {
    refuse(world, writesRecords, refused)
    const { outcome, reason } = await say(world, issue, 'alice', '/rollback')
    expect([outcome, reason]).toEqual(['failed', 'records-unwritable'])
    for (let times = 0; times < 2; times++) await sweep(world)
    const [reply, ...others] = await repliesHere()
    expect(others).toEqual([])
    expect(reply).toMatch(remedy)
    expect(reply).not.toContain('Please report it')
  }, 60_000)

  it('keeps nobody from asking for help', async () => {
    refuse(world, writesRecords, refused)
    const { outcome } = await say(world, issue, 'alice', '/help')
    expect(outcome).toBe('succeeded')
    expect(await repliesHere()).toHaveLength(1)
  })
})

describe('a refusal', () => {
  it('says what it takes, and names nobody to strangers', async () => {
    const { outcome, replies } = await say(world, issue, 'mallory', '/rollback')
    expect(outcome).toBe('refused')
    expect(replies.join()).toContain('write permission')
    expect(replies.join()).not.toMatch(/alice|bob|eve/)
  })
})
