import { typedBy } from '../causes/table.ts'
import type { Claim, ServiceRecord } from '../incident/record.ts'
import type { IncidentState } from '../incident/state.ts'
import { quiet, truncate } from '../views/markdown.ts'
import { answerTo, explained, resultOf, type Result } from './answer.ts'
import type { Engine, IssueSnapshot, Settings } from './context.ts'
import { causeOf, decided } from './deciding.ts'
import type { Decidable } from './decidable.ts'
import type { Answer } from './definition.ts'
import { finished, redacted, taken, wantClaim, type WantedClaim } from './hold.ts'
import { redraw, redrawIfOvertaken, relabel, type Drawing } from './incident-issue.ts'
import type { OpenPlace } from './place.ts'
import { refuseWithout } from './refusals.ts'
import { replyPoster, type FindReply } from './reply-poster.ts'
import { stateOf, withHandTicks } from './ticking.ts'

/** What is known beside the commands themselves. */
export type Around = {
  readonly settings: Settings
  readonly open: OpenPlace
  readonly issue?: IssueSnapshot | undefined
}

type Wanted = Decidable &
  WantedClaim & {
    /** Why it cannot be decided, where what it has to read first failed. */
    readonly failure?: unknown
  }

/** A command that this run has taken and decided. */
type DecidedJob = Wanted & { readonly answer: Answer }

/**
 * Carries out commands that only decide, in order: takes and decides them in one write, answers each,
 * draws the issue once, and gives them back in one write. However many are typed at once, and however
 * many runs they start, the first run has them all, and the others find nothing left to do.
 * Answers the results by key; what another run has is `ignored`.
 */
export async function runTogether(
  engine: Engine,
  jobs: readonly Decidable[],
  around: Around,
): Promise<ReadonlyMap<string, Result>> {
  const { file } = around.open
  const { playbook } = around.settings
  const results = new Map<string, Result>(
    jobs.map(({ invocation }) => [invocation.key, { outcome: 'ignored' }]),
  )
  const wanted = await wantedOf(engine, jobs, file.value)
  if (wanted.length === 0) return results
  engine.remember(file.key)

  const begun = file.value.incident
  const begunState = stateOf(file.value, playbook)
  let ours: readonly DecidedJob[] = []
  const why = whyOf(wanted)
  await file.update((record) => {
    const round = decideAll(engine, wanted, around, record)
    ours = round.decided
    return ours.length === 0 ? undefined : redacted(engine, round.record)
  }, why)
  const [first] = ours
  if (first === undefined) return results

  const drawing = drawingOf(engine, around, first)
  const state = drawing.state()
  const resumed = ours.some(({ before }) => before !== undefined)
  const changed = file.value.incident !== begun || resumed
  const [answered] = await Promise.all([
    answerInTurn(engine, ours),
    changed && state ? redraw(drawing, state, relabel(begunState, state)) : undefined,
    state ? followUp(engine, around, ours, state) : undefined,
  ])
  const drawnFrom = file.value
  await file.update((record) => given(engine, answered.done, record), `Finish ${first.claim.key}`)
  if (changed) await redrawIfOvertaken(drawing, drawnFrom, [...results.keys()])
  if (answered.failure !== undefined) throw answered.failure
  const incident = state?.issue ? { incident: state.issue } : {}
  for (const { claim, answer } of ours) results.set(claim.key, { ...resultOf(answer), ...incident })
  return results
}

async function wantedOf(
  engine: Engine,
  jobs: readonly Decidable[],
  record: ServiceRecord,
): Promise<readonly Wanted[]> {
  const asked = jobs.map(async (job) => {
    const wanted = await wantClaim(engine, record, job.invocation)
    return wanted === undefined ? [] : [{ ...(await prepared(job)), ...wanted }]
  })
  return (await Promise.all(asked)).flat()
}

/** With what it has to read before it can be decided. */
async function prepared(job: Decidable): Promise<Decidable & { readonly failure?: unknown }> {
  const { definition, invocation, args } = job
  if (definition.prepare === undefined) return job
  try {
    return { ...job, args: await definition.prepare(invocation, args) }
  } catch (failure) {
    return { ...job, failure }
  }
}

/** Pure: it is asked again where others have changed the record meanwhile. */
function decideAll(
  engine: Engine,
  wanted: readonly Wanted[],
  around: Around,
  before: ServiceRecord,
): { readonly record: ServiceRecord; readonly decided: readonly DecidedJob[] } {
  const { playbook } = around.settings
  const done: DecidedJob[] = []
  let record = before
  for (const job of wanted) {
    const claimed = taken(record, job)
    if (claimed === undefined) continue
    const { record: next, answer } = decideOne(engine, job, around, claimed)
    record = next
    done.push({ ...job, answer })
  }
  const [first] = done
  if (first === undefined) return { record: before, decided: done }
  const cause = causeOf({ invocation: first.invocation, engine })
  return { record: withHandTicks(record, playbook, cause, around.issue), decided: done }
}

function decideOne(
  engine: Engine,
  { invocation, definition, args, failure }: Wanted,
  { settings, open, issue }: Around,
  record: ServiceRecord,
): { readonly record: ServiceRecord; readonly answer: Answer } {
  const { playbook } = settings
  try {
    refuseWithout(definition, { place: open.place, state: stateOf(record, playbook), issue })
    if (failure !== undefined) throw failure
    const cause = causeOf({ invocation, engine })
    const { record: next, reply } = decided(record, {
      definition,
      args,
      cause,
      playbook,
      invocation,
    })
    return { record: next, answer: { outcome: 'succeeded', reply } }
  } catch (error) {
    return { record, answer: answerTo(explained(error), invocation) }
  }
}

/** What has to follow, each once, however many commands ask for it. */
async function followUp(
  engine: Engine,
  { settings, open }: Around,
  jobs: readonly DecidedJob[],
  { issue, status }: IncidentState,
): Promise<void> {
  if (issue === undefined) return
  const done = jobs.filter(({ answer }) => answer.outcome === 'succeeded')
  const follows = new Set(done.flatMap(({ definition }) => definition.follow ?? []))
  const incident = { place: open.place, number: issue.number, isOver: status !== 'open' }
  await Promise.all([...follows].map((follow) => follow(engine, settings, incident)))
}

/** Answers one after the other, in order. What cannot be answered is not given back. */
async function answerInTurn(
  engine: Engine,
  jobs: readonly DecidedJob[],
): Promise<{ readonly done: readonly DecidedJob[]; readonly failure?: unknown }> {
  const done: DecidedJob[] = []
  const failures: unknown[] = []
  const find: FindReply = new Map()
  for (const job of jobs) {
    try {
      await replyPoster(engine, job.invocation, job.before, find).show(job.answer.reply)
      done.push(job)
    } catch (error) {
      failures.push(error)
    }
  }
  return failures.length === 0 ? { done } : { done, failure: failures[0] }
}

/** The record with the commands given back that this run still has. */
function given(
  engine: Engine,
  jobs: readonly DecidedJob[],
  record: ServiceRecord,
): ServiceRecord | undefined {
  const ours = jobs.filter((job) => taken(record, job) === record)
  if (ours.length === 0) return undefined
  return ours.reduce(
    (before, { claim, answer }) => finished(engine, before, claim.key, answer),
    record,
  )
}

function drawingOf(engine: Engine, { settings, open, issue }: Around, first: DecidedJob): Drawing {
  const before: Claim | undefined = first.before
  return {
    engine,
    settings,
    invocation: first.invocation,
    file: open.file,
    place: open.place,
    commands: engine.commands.all().map(({ usage, summary }) => ({ usage, summary })),
    state: () => stateOf(open.file.value, settings.playbook),
    issue,
    before,
  }
}

function whyOf(jobs: readonly Wanted[]): string {
  const [first, ...others] = jobs
  if (first === undefined) return ''
  const { actor } = first.invocation
  const more = others.length === 0 ? '' : `, and ${others.length} more`
  return quiet(`${truncate(typedBy(first.invocation), 60)} by ${actor.login}${more}`)
}
