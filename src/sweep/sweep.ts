import type { Engine } from '../engine/context.ts'
import type { Outcome } from '../engine/definition.ts'
import { dispatch, type Surroundings } from '../engine/dispatch.ts'
import { tellLeftOf } from '../engine/left.ts'
import type { Invocation } from '../incident/record.ts'
import { openRecord } from '../records/file.ts'
import { missedComments } from './comments.ts'
import { missedClosings } from './closings.ts'
import { hostedReleases } from './releases.ts'
import { keepHistory } from './history.ts'
import { incidentTodos } from './incidents.ts'
import { markedComments } from './marks.ts'
import { memoryShape, type Memory } from './memory.ts'
import { remind, type Reminded } from './reminders.ts'
import { isQuiet, restlessRecords, type Restless } from './records.ts'
import { missedRuns } from './runs.ts'

/** What a sweep found left undone, and how it ended. */
export type Caught = { readonly invocation: Invocation; readonly outcome: Outcome }

/**
 * One sweep at everything: finishes what runs began that died, and carries out what was asked for and
 * no run took on. It may be repeated, and two may run at once: each thing is still done once. Where
 * nothing has happened since the last sweep it asks four questions of GitHub, however many services there are,
 * and one more for each other repository that has post-mortems or tickets.
 */
export async function sweep(engine: Engine): Promise<readonly Caught[]> {
  const file = await openRecord(engine.records, memoryShape, engine.clock)
  const before = file.value
  const { restless, all, archived } = await restlessRecords(engine, before)
  const known = new Set(restless.flatMap(({ value }) => value.claims.map(({ key }) => key)))
  const [comments, closings, runs, hosted, marked] = await Promise.all([
    missedComments(engine, before, known),
    missedClosings(engine, before, known),
    missedRuns(engine, before, known),
    hostedReleases(engine, before, known),
    markedComments(engine, before.marks, restless),
  ])
  const caught: Caught[] = []
  const carryOut = async (invocation: Invocation, around: Surroundings): Promise<void> => {
    const { outcome } = await dispatch(engine, invocation, around)
    if (outcome !== 'ignored') caught.push({ invocation, outcome })
  }
  for (const record of restless) {
    for (const { invocation } of record.orphans) await carryOut(invocation, placeOf(record))
    if (record.hasMail) caught.push(...(await tellLeftOf(engine, record.key)))
  }
  for (const { invocations, issue } of [...comments.requests, ...closings.requests]) {
    for (const invocation of invocations) await carryOut(invocation, issue ? { issue } : {})
  }
  for (const invocation of [...runs.invocations, ...hosted.invocations]) {
    await carryOut(invocation, {})
  }
  for (const { invocation, place } of marked.found) await carryOut(invocation, { place })
  for (const { value } of restless.filter(({ key }) => key.startsWith('services/'))) {
    const todos = await incidentTodos(engine, await engine.settings(), value)
    for (const { invocation, around } of todos) await carryOut(invocation, around)
  }
  const reminded = await remind(engine, restless)
  caught.push(...reminded.caught)
  const history = await keepHistory(engine, before.history, archived)
  await file.update(
    (memory) =>
      remembered(memory, {
        restless,
        quiet: restless.filter(isQuiet),
        all,
        comments: comments.seen,
        closed: closings.seen,
        runs: runs.runs,
        hosted: hosted.hosted,
        marks: marked.marks,
        history,
        due: reminded.next,
      }),
    'A sweep',
  )
  return caught
}

function placeOf({ key, value }: Restless): Surroundings {
  const { service, environment } = value
  return key.startsWith('services/') ? { place: { service, environment } } : {}
}

/** What the next sweep need not look at again; `memory` itself where that is nothing new. */
function remembered(
  memory: Memory,
  seen: {
    readonly restless: readonly Restless[]
    readonly quiet: readonly Restless[]
    readonly all: ReadonlySet<string>
    readonly comments: Memory['comments'] | undefined
    readonly closed: NonNullable<Memory['closed']>
    readonly runs: Memory['runs']
    readonly hosted: NonNullable<Memory['hosted']>
    readonly marks: NonNullable<Memory['marks']>
    readonly history: string | undefined
    readonly due: Reminded['next']
  },
): Memory {
  const loud = new Set(seen.restless.map(({ key }) => key))
  const still = Object.entries(memory.quiet).filter(([key]) => seen.all.has(key) && !loud.has(key))
  const now = seen.quiet.map(({ key, version }) => [key, version])
  const later = Object.entries(memory.due ?? {}).filter(
    ([key]) => seen.all.has(key) && !loud.has(key),
  )
  const next: Memory = {
    ...memory,
    quiet: Object.fromEntries([...still, ...now]),
    due: Object.fromEntries([...later, ...Object.entries(seen.due)]),
    runs: seen.runs,
    ...(Object.keys(seen.hosted).length === 0 ? {} : { hosted: seen.hosted }),
    marks: seen.marks,
    ...(seen.history === undefined ? {} : { history: seen.history }),
    ...(seen.comments ? { comments: seen.comments } : {}),
    ...(Object.keys(seen.closed).length === 0 ? {} : { closed: seen.closed }),
  }
  return JSON.stringify(next) === JSON.stringify(memory) ? memory : next
}
