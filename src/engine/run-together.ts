import { typedBy } from '../causes/table.ts'
import type { OutboxEntry, ServiceRecord } from '../incident/record.ts'
import type { IncidentState } from '../incident/state.ts'
import { withEntries, withoutEntries } from '../outbox/entries.ts'
import { quiet, truncate } from '../views/markdown.ts'
import { answerTo, explained, resultOf, type Result } from './answer.ts'
import type { Engine, IssueSnapshot, Settings } from './context.ts'
import { causeOf, decided, typedCauseOf } from './deciding.ts'
import type { Decidable } from './decidable.ts'
import type { Answer } from './definition.ts'
import { finished, redacted, taken, wantClaim, type WantedClaim } from './hold.ts'
import { redrawIfOvertaken, relabel, type Drawing } from './incident-issue.ts'
import { issueEntry, noteNews, postMortemEntry, replyEntry, tell } from './outbox.ts'
import type { OpenPlace } from './place.ts'
import { refuseWithout } from './refusals.ts'
import { replyPoster, type FindReply, type ReplyPoster } from './reply-poster.ts'
import { stateOf, withHandTicks } from './ticking.ts'

/** What is known beside the commands themselves. */
export type Around = {
  readonly settings: Settings
  readonly open: OpenPlace
  readonly issue?: IssueSnapshot | undefined
  /** Entries of the outbox that are known to have arrived. */
  readonly arrived?: readonly OutboxEntry[]
}

type Wanted = Decidable &
  WantedClaim & {
    /** Why it cannot be decided, where what it has to read first failed. */
    readonly failure?: unknown
  }

/** A command that this run has taken and decided. */
type DecidedJob = Wanted & { readonly answer: Answer }

/**
 * Carries out commands that only decide, in order: takes, decides and finishes them in one write, with
 * what has to be told in the outbox; then answers each, and draws the issue once. However many are typed
 * at once, and however many runs they start, the first run has them all, and the others find nothing left
 * to do. Returns the results by key; what another run has is `ignored`.
 */
export async function runTogether(
  engine: Engine,
  jobs: readonly Decidable[],
  around: Around,
): Promise<ReadonlyMap<string, Result>> {
  const { file } = around.open
  const results = new Map<string, Result>(
    jobs.map(({ invocation }) => [invocation.key, { outcome: 'ignored' }]),
  )
  const wanted = await wantedOf(engine, jobs, file.value)
  if (wanted.length === 0) return results
  engine.remember(file.key)

  const before = file.value
  const posters = postersOf(engine, wanted)
  let ours: readonly DecidedJob[] = []
  let entries: readonly OutboxEntry[] = []
  await file.update((record) => {
    const round = decideAll(engine, wanted, around, record)
    ours = round.decided
    if (ours.length === 0) return undefined
    const changed = round.record.incident !== before.incident || ours.some((job) => job.before)
    entries = entriesFor({ engine, around, posters, changed, begun: before }, ours, round.record)
    const ended = ours.reduce(
      (now, { claim, answer }) => finished(engine, now, claim.key, answer),
      round.record,
    )
    return redacted(engine, withEntries(withoutEntries(ended, around.arrived ?? []), entries))
  }, whyOf(wanted))
  if (ours.length === 0) return results

  const drawing = drawingOf(engine, around, before)
  const state = drawing.state()
  const decidedOn = file.value
  const told = await tell({ engine, posters, comments: new Map(), drawing }, entries)
  await noteNews({ engine, posters, comments: new Map(), drawing }, told, file)
  // The write was the only one: whoever has written since may have drawn before us.
  if (entries.some(({ channel }) => channel === 'incident-issue')) {
    await file
      .refresh()
      .then(() => redrawIfOvertaken(drawing, decidedOn, [...results.keys()]))
      .catch(() => undefined)
  }
  const incident = state?.issue ? { incident: state.issue } : {}
  for (const { claim, answer } of ours) results.set(claim.key, { ...resultOf(answer), ...incident })
  return results
}

function postersOf(engine: Engine, jobs: readonly Wanted[]): ReadonlyMap<string, ReplyPoster> {
  const comments: FindReply = new Map()
  return new Map(
    jobs.map(({ invocation, before }) => [
      invocation.key,
      replyPoster(engine, invocation, before, comments),
    ]),
  )
}

/** What has to be told of commands that were decided: replies in their order, and what is drawn, once. */
function entriesFor(
  about: {
    readonly engine: Engine
    readonly around: Around
    readonly posters: ReadonlyMap<string, ReplyPoster>
    readonly changed: boolean
    readonly begun: ServiceRecord
  },
  jobs: readonly DecidedJob[],
  { incident }: ServiceRecord,
): readonly OutboxEntry[] {
  const { engine, around, posters, changed, begun } = about
  const replies = jobs.flatMap(({ invocation, answer }) => {
    const said = posters.get(invocation.key)?.values(answer.reply)
    return said ? [replyEntry(engine, said.issue, said.reply)] : []
  })
  const state = stateOf(begun, around.settings.playbook)
  const isFollowed = jobs.some(
    ({ answer, definition }) => answer.outcome === 'succeeded' && definition.inPostMortem,
  )
  return [
    ...replies,
    ...(changed && incident ? [issueEntry(engine, incident.id)] : []),
    ...(isFollowed && state?.issue && state.status !== 'open'
      ? [postMortemEntry(engine, around.open.place, state.issue.number)]
      : []),
  ]
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
    const cause = typedCauseOf({ invocation, engine })
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

function drawingOf(
  engine: Engine,
  { settings, open, issue }: Around,
  before: ServiceRecord,
): Drawing {
  const state = (): IncidentState | undefined => stateOf(open.file.value, settings.playbook)
  const [begun, now] = [stateOf(before, settings.playbook), state()]
  return {
    engine,
    settings,
    file: open.file,
    place: open.place,
    commands: engine.commands.all().map(({ usage, summary }) => ({ usage, summary })),
    state,
    issue,
    relabel: now !== undefined && relabel(begun, now),
  }
}

function whyOf(jobs: readonly Wanted[]): string {
  const [first, ...others] = jobs
  if (first === undefined) return ''
  const { actor } = first.invocation
  const more = others.length === 0 ? '' : `, and ${others.length} more`
  return quiet(`${truncate(typedBy(first.invocation), 60)} by ${actor.login}${more}`)
}
