import { allPlaces } from '../config/select.ts'
import { isErrorCode } from '../errors.ts'
import type { Finished, Invocation, OutboxEntry, ServiceRecord } from '../incident/record.ts'
import type { Comment } from '../github/comments.ts'
import { afterDelivery } from '../outbox/deliver.ts'
import { openRecord, type RecordFile } from '../records/file.ts'
import { shapeOf } from '../records/shapes.ts'
import { saysRunning } from '../views/reply.ts'
import type { Result } from './answer.ts'
import type { Engine, Settings } from './context.ts'
import { isOutcome, type Outcome } from './definition.ts'
import { dueEntries, tellLeft, withDropped, type Around } from './outbox.ts'
import { findReply, type FindReply } from './reply-poster.ts'
import { stateOf } from './ticking.ts'

/** An invocation that had not been answered, and how it had ended. */
export type Answered = { readonly invocation: Invocation; readonly outcome: Outcome }

/**
 * Delivers what runs that have ended left in the outbox of the record `key`. Returns the invocations
 * whose reply had not arrived.
 */
export async function tellLeftOf(engine: Engine, key: string): Promise<readonly Answered[]> {
  const shape = shapeOf(key)
  if (shape === undefined) return []
  const file = await openRecord(engine.records, shape, engine.clock)
  return tellLeftIn(engine, file, await dueEntries(engine, file.value))
}

/**
 * Delivers these entries of a record, and takes them out of it in one write. `comments` were read
 * already. Returns the invocations whose reply had not arrived.
 */
export async function tellLeftIn(
  engine: Engine,
  file: RecordFile<ServiceRecord>,
  entries: readonly OutboxEntry[],
  comments: FindReply = new Map(),
): Promise<readonly Answered[]> {
  if (entries.length === 0) return []
  const settings = await engine.settings()
  const drawing = drawingOf(engine, settings, file)
  const posters = new Map()
  const around: Around = { engine, posters, comments, ...(drawing ? { drawing } : {}) }
  const told = await tellLeft(around, entries)
  const { claims } = file.value
  await file.update(
    (record) => withDropped(around, told, afterDelivery(told, record)),
    'Deliver what was left',
  )
  const arrived = told.filter(({ delivery }) => delivery.status === 'delivered')
  return arrived.flatMap(({ entry }) => {
    const claim = claims.find(({ key }) => entry.id === `reply:${key}`)
    const outcome = claim?.finished?.outcome ?? ''
    return claim && isOutcome(outcome) ? [{ invocation: claim.invocation, outcome }] : []
  })
}

/**
 * Of the replies in an outbox that go to an issue: those that stand among its comments with the last
 * word, and those that do not and whose run has ended.
 */
export async function repliesIn(
  engine: Engine,
  { outbox = [] }: Pick<ServiceRecord, 'outbox'>,
  issue: number,
  comments: readonly Comment[],
): Promise<{ readonly arrived: readonly OutboxEntry[]; readonly missing: readonly OutboxEntry[] }> {
  const known: FindReply = new Map([[issue, Promise.resolve(comments)]])
  const here = outbox.filter(
    ({ channel, destination }) => channel === 'reply' && destination === `#${issue}`,
  )
  const found = await Promise.all(
    here.map(({ id, at }) =>
      findReply(engine, issue, { key: id.replace(/^reply:/, ''), at }, known),
    ),
  )
  const isThere = (index: number): boolean => {
    const comment = found[index]
    return comment !== undefined && !saysRunning(comment.body)
  }
  const arrived = here.filter((_, index) => isThere(index))
  const absent = here.filter((_, index) => !isThere(index))
  return { arrived, missing: await dueEntries(engine, { outbox: absent }) }
}

/**
 * The same event told again, after a run that may have died over the reply: delivers what that run left.
 * Returns how the command had ended, `ignored` where nothing was missing; nothing where the record knows
 * of no such run.
 */
export async function toldAgain(
  engine: Engine,
  file: RecordFile<ServiceRecord>,
  key: string,
): Promise<Result | undefined> {
  const claim = file.value.claims.find((other) => other.key === key)
  const isLeft = file.value.outbox?.some(({ id }) => id === `reply:${key}`)
  if (claim?.finished === undefined || !isLeft) return undefined
  const { finished } = claim
  const answered = await tellLeftIn(engine, file, await dueEntries(engine, file.value))
  const wasMissing = answered.some(({ invocation }) => invocation.key === key)
  if (!wasMissing) return { outcome: 'ignored' }
  const state = stateOf(file.value, (await engine.settings()).playbook)
  const isConcerned = file.value.incident?.events.some(({ id }) => id.startsWith(`${key}:`))
  const issue = isConcerned ? state?.issue : undefined
  return { ...asRecorded(finished), ...(issue ? { incident: issue } : {}) }
}

/** How it ended, as the record has it. */
function asRecorded({ outcome, reason = '' }: Finished): Result {
  if (!isOutcome(outcome)) return { outcome: 'ignored' }
  return { outcome, ...(isErrorCode(reason) ? { reason } : {}) }
}

/** What drawing the incident of a record takes; nothing where it is of no service that is configured. */
function drawingOf(
  engine: Engine,
  settings: Settings,
  file: RecordFile<ServiceRecord>,
): Around['drawing'] {
  const { service, environment } = file.value
  const place = allPlaces(settings.config).find(
    (one) => one.service === service && one.environment === environment,
  )
  if (place === undefined) return undefined
  return {
    engine,
    settings,
    file,
    place,
    commands: engine.commands.all().map(({ usage, summary }) => ({ usage, summary })),
    state: () => stateOf(file.value, settings.playbook),
  }
}
