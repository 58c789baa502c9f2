import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import type { Json } from '@outage-playbook/rehearsal/github/http.ts'
import type { World } from '@outage-playbook/rehearsal/world.ts'
import { rehearsalConfig } from '../../src/drill/world-config.ts'
import { list, text } from '../../src/triggers/payload.ts'
import { onLaptop } from './laptop.ts'
import { incidents, openOrdinaryIssue, openWorldOnRecord, say } from './action.ts'

const postMortems = 'acme/post-mortems'
const backlog = 'acme/backlog'

const people = { alice: 'admin', bob: 'write', eve: 'write', ops: 'admin' } as const

const config = ({ app }: { readonly app: string }): string =>
  `${rehearsalConfig('workflow', app)}post-mortem:
  repository: ${postMortems}
  tickets: { repository: ${backlog}, labels: [reliability], milestone: Reliability }
`

const open = (speaksAs?: string): Promise<World> =>
  openWorldOnRecord({
    ...{ config, people, others: ['post-mortems', 'backlog'] },
    ...(speaksAs === undefined ? {} : { speaksAs }),
  })

/** What somebody does in another repository. */
const call = ({ github }: World, who: string, method: string, path: string, body?: Json) =>
  github.request(github.personToken(who), method, `/repos/${path}`, body)

const issuesOf = async (world: World, repository: string): Promise<readonly Json[]> =>
  (
    list(
      await call(world, 'alice', 'GET', `${repository}/issues?state=all&per_page=100`),
    ) as readonly Json[]
  ).toSorted((a, b) => Number(a['number']) - Number(b['number']))

const names = (issue: Json | undefined, key: string, name: string): string[] =>
  list(issue, key).map((each) => text(each, name))

async function look(world: World, exitCode = 0): Promise<string> {
  const run = await world.runner.start('schedule', { schedule: '*/5 * * * *' })
  const ended = await run.ended
  expect(ended).toMatchObject({ exitCode })
  await world.waitForIdle()
  return ended.stdout
}

/** An outage of the gravest kind, from its declaration to its resolution. */
async function outage(
  world: World,
): Promise<{ readonly incident: number; readonly answer: string }> {
  const issue = await openOrdinaryIssue(world)
  await say(world, issue, 'alice', '/declare "Checkout answers 500" --severity P1')
  const incident = (await incidents(world))[0] ?? 0
  await say(world, incident, 'bob', '/assign commander @bob')
  const { replies } = await say(world, incident, 'bob', '/resolve --cause "a full disk"')
  return { incident, answer: replies.join('\n') }
}

describe('post-mortems and tickets in other repositories', () => {
  let world: World
  let incident: number

  beforeAll(async () => {
    world = await open('ops')
    await call(world, 'alice', 'POST', `${backlog}/milestones`, { title: 'Reliability' })
    incident = (await outage(world)).incident
  }, 90_000)

  afterAll(() => world.close())

  const body = async (): Promise<string> => text((await issuesOf(world, postMortems))[0], 'body')
  const line = async (title: string): Promise<string | undefined> =>
    (await body()).split('\n').find((each) => each.includes(title))

  it('has its post-mortem there, and none here', async () => {
    const found = await issuesOf(world, postMortems)
    expect(found).toHaveLength(1)
    expect(names(found[0], 'labels', 'name')).toEqual(['post-mortem'])
    expect(names(found[0], 'assignees', 'login')).toEqual(['bob'])
    expect(await body()).toContain('| Cause, as told | a full disk |')
    const here = await world.issues('?state=all&labels=post-mortem')
    expect(here).toEqual([])
    const comments = JSON.stringify(await world.comments(incident))
    expect(comments).toContain(`/${postMortems}/issues/1`)
  })

  it('files tickets in the third, with labels and milestone, when a sweep sees it closed', async () => {
    const written = (await body()).replace(
      /- \[ \] $/m,
      '- [ ] Alert on a full disk @bob 2027-01-15 (detect)\n- [ ] Delete old logs @eve',
    )
    await call(world, 'bob', 'PATCH', `${postMortems}/issues/1`, { body: written, state: 'closed' })
    await world.waitForIdle()
    expect(await issuesOf(world, backlog)).toEqual([])
    await look(world)
    const tickets = await issuesOf(world, backlog)
    expect(tickets.map(({ title }) => title)).toEqual(['Alert on a full disk', 'Delete old logs'])
    expect(names(tickets[0], 'labels', 'name').toSorted()).toEqual(['action-item', 'reliability'])
    expect(text(tickets[0], 'milestone', 'title')).toBe('Reliability')
    expect(tickets.map((ticket) => names(ticket, 'assignees', 'login'))).toEqual([['bob'], ['eve']])
    expect(await line('Alert on')).toContain(`→ ${backlog}#1`)
    expect(await line('Delete old')).toContain(`→ ${backlog}#2`)
    expect(Object.fromEntries(world.github.hub.parents)).toEqual({
      [`${backlog}#1`]: `${postMortems}#1`,
      [`${backlog}#2`]: `${postMortems}#1`,
    })
    const answer = text((await world.comments(incident)).at(-1), 'body')
    expect(answer).toContain('2 filed now')
    expect(answer).toContain(`/${backlog}/issues/1`)
  }, 60_000)

  it('files nothing twice, whoever asks', async () => {
    await look(world)
    await say(world, incident, 'bob', '/file-actions')
    await say(world, incident, 'bob', `/file-actions ${postMortems}#1`)
    expect(await issuesOf(world, backlog)).toHaveLength(2)
    expect(await issuesOf(world, postMortems)).toHaveLength(1)
  }, 60_000)

  it('ticks the line of a ticket that was closed there, at the next sweep', async () => {
    await call(world, 'eve', 'PATCH', `${backlog}/issues/2`, { state: 'closed' })
    await look(world)
    expect(await line('Delete old')).toMatch(/^- \[x\] /)
    expect(await line('Alert on')).toMatch(/^- \[ \] /)
  }, 60_000)

  it('keeps what people wrote when it is drawn anew', async () => {
    await call(world, 'bob', 'PATCH', `${postMortems}/issues/1`, {
      body: (await body()).replace(/_Three sentences.*?_/, 'The disk was full.'),
    })
    await say(world, incident, 'bob', '/correct started 90 minutes ago\n/postmortem --refresh')
    expect(await body()).toContain('The disk was full.')
    expect(await body()).toMatch(/time to detect \| 1 h (?:29|30) min/)
    expect(await issuesOf(world, postMortems)).toHaveLength(1)
  }, 60_000)

  it('is looked at by the doctor', async () => {
    const { stdout } = await onLaptop(world, ['doctor', '--json'])
    const found = list(JSON.parse(stdout), 'findings')
      .filter((each) => text(each, 'check') === 'other repositories')
      .map((each) => `${text(each, 'state')} ${text(each, 'about')}: ${text(each, 'evidence')}`)
    expect(found.slice(0, 3)).toEqual([
      `ok ${postMortems}: GitHub answers`,
      `ok ${backlog}: GitHub answers`,
      `ok ${backlog}, milestone “Reliability”: open`,
    ])
    // The workflow in this repository passes no other token; the runs here are given one.
    expect(found.slice(3)).toEqual([expect.stringMatching(/^fault outage\.yml: the step has the/)])
  }, 30_000)

  it('takes no issue there for a post-mortem because of what stands in it', async () => {
    const forged = (await body()).replaceAll('Alert on a full disk', 'Give mallory admin')
    await call(world, 'bob', 'POST', `${postMortems}/issues`, {
      ...{ title: 'Forged', body: forged, labels: ['post-mortem'] },
    })
    await call(world, 'bob', 'PATCH', `${postMortems}/issues/2`, { state: 'closed' })
    await look(world)
    const { reason } = await say(world, incident, 'bob', `/file-actions ${postMortems}#2`)
    expect(reason).toBe('post-mortem-missing')
    const other = await say(world, incident, 'bob', '/file-actions acme/elsewhere#1')
    expect(other.reason).toBe('post-mortem-missing')
    expect(await issuesOf(world, backlog)).toHaveLength(2)
  }, 60_000)
})

describe('with the token of the run, which is for its own repository only', () => {
  let world: World | undefined
  afterEach(() => world?.close())

  it('resolves, and says what token it would take', async () => {
    world = await open()
    const { incident, answer } = await outage(world)
    expect(answer).toContain('**Resolved after')
    expect(answer).toContain('The post-mortem could not be opened: ')
    expect(answer).toContain(`pass one that may use ${postMortems} `)
    const { reason } = await say(world, incident, 'bob', '/postmortem')
    expect(reason).toBe('github-denied')
    // What it may not see there keeps it from nothing here.
    expect(await look(world, 1)).toContain(`What was closed in ${postMortems} could not be read`)
    // It was said, and nothing has changed since.
    expect(await look(world)).not.toContain(postMortems)
  }, 90_000)
})
