import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import type { Json } from '@outage-playbook/rehearsal/github/http.ts'
import type { PlayedRun } from '@outage-playbook/rehearsal/runner/played-run.ts'
import type { World } from '@outage-playbook/rehearsal/world.ts'
import { record } from './action.ts'
import { commentEvent, commentsOn, openWorldWithIncident } from './attacks/stage.ts'

/** What Actions calls the run that all processes of these tests belong to. */
const id = 9_000_300

let world: World
let incident: number
beforeEach(async () => {
  const env = { GITHUB_RUN_ID: String(id) }
  const opened = await openWorldWithIncident({ env, concurrency: false })
  world = opened.world
  incident = opened.incident
  goOn(world)
})
afterEach(() => world.close())

/** A run of that id is in progress, as far as GitHub knows. */
function goOn({ github }: World): void {
  const about = { path: '.github/workflows/matrix.yml', name: 'Matrix', event: 'push' }
  const last = github.runs.all().at(-1)
  if (last === undefined) throw new Error('nothing has run')
  const { branch, sha, actor, headCommit } = last
  for (let run = 0; run < id;)
    run = github.runs.queue({ ...about, branch, sha, actor, headCommit }).id
  github.runs.start(id)
}

type Claim = { readonly key: string; readonly finished?: { readonly outcome: string } }

async function claims(): Promise<readonly Claim[]> {
  return (await record(world))['claims'] as readonly Claim[]
}

/** Types a comment of which no run is told yet. */
async function quietly(line: string) {
  const comment = await world.runner.whileDown(() => world.comment(incident, 'bob', line))
  return commentEvent(world, comment)
}

/** Keeps what runs answer from now on, until each is let go. */
function holdAnswers() {
  const waiting = new Map<string, () => void>()
  const free = new Set<string>()
  world.github.intercept(async ({ phase, request: { method, path, run } }) => {
    const answers = method === 'POST' && path.endsWith('/comments')
    if (phase !== 'before' || !answers || run === undefined || free.has(run)) return undefined
    await new Promise<void>((go) => waiting.set(run, go))
    return undefined
  })
  const nameOf = ({ id: own }: PlayedRun): string => `${own}:1`
  return {
    async reached(run: PlayedRun): Promise<void> {
      while (!waiting.has(nameOf(run))) await new Promise((go) => setTimeout(go, 20))
    },
    letGo(run: PlayedRun): void {
      free.add(nameOf(run))
      waiting.get(nameOf(run))?.()
    },
  }
}

describe('two jobs of one run', () => {
  it('do not take what the other has', async () => {
    const event = await quietly('/health')
    const held = holdAnswers()
    const one = await world.runner.start('issue_comment', event)
    await held.reached(one)
    const other = await world.runner.start('issue_comment', event)
    expect((await other.ended).outputs['outcome']).toBe('ignored')
    held.letGo(one)
    expect((await one.ended).outputs['outcome']).toBe('succeeded')
    const answers = (await commentsOn(world, incident)).filter((body) => body.includes('healthy'))
    expect(answers).toHaveLength(1)
  }, 60_000)

  it('do not end what the other has if one of them is cancelled', async () => {
    const first = await quietly('/health')
    const held = holdAnswers()
    const one = await world.runner.start('issue_comment', first)
    await held.reached(one)
    const second = await quietly('/note two')
    const other = await world.runner.start('issue_comment', second)
    await held.reached(other)
    world.runner.cancel(other)
    await new Promise((go) => setTimeout(go, 10_500))
    held.letGo(other)
    await other.ended
    const of = async (event: Json): Promise<Claim | undefined> =>
      (await claims()).find(({ key }) => key === `comment:${Object(event['comment']).id}:1`)
    expect((await of(second))?.finished).toBeDefined()
    expect((await of(first))?.finished).toBeUndefined()
    held.letGo(one)
    expect((await one.ended).outputs['outcome']).toBe('succeeded')
    const replies = await commentsOn(world, incident)
    expect(replies.filter((body) => body.includes('Noted'))).toHaveLength(1)
    expect(replies.filter((body) => body.includes('healthy'))).toHaveLength(1)
  }, 60_000)

  it('are both done where each was given the same command', async () => {
    const runs = [1, 2].map(() =>
      world.runner.start('workflow_dispatch', {}, '/note a leg is done'),
    )
    const ended = await Promise.all(runs.map(async (run) => (await run).ended))
    expect(ended.map(({ outputs }) => outputs['outcome'])).toEqual(['succeeded', 'succeeded'])
    const { events } = Object((await record(world))['incident']) as { events: { type: string }[] }
    expect(events.filter(({ type }) => type === 'noted')).toHaveLength(2)
  }, 60_000)
})
