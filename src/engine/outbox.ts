import type { OutboxEntry, ServiceRecord } from '../incident/record.ts'
import { itself } from '../incident/events.ts'
import { afterDelivery, deliverAll, isDue, type Delivered } from '../outbox/deliver.ts'
import { sameRun } from '../records/claims.ts'
import type { RecordFile } from '../records/file.ts'
import type { Json } from '../ports.ts'
import type { Reply } from '../views/reply.ts'
import { bare } from '../views/log.ts'
import { explained } from './answer.ts'
import type { Engine } from './context.ts'
import type { Drawing } from './incident-issue.ts'
import type { FindReply, ReplyPoster } from './reply-poster.ts'
import { withHappenings } from './ticking.ts'

/** What a run knows while it delivers. */
export type Around = {
  readonly engine: Engine
  /** The replies that this run shows, by the key of their invocation. */
  readonly posters: ReadonlyMap<string, ReplyPoster>
  /** Comments that were read while delivering, once for all replies. */
  readonly comments: FindReply
  /** What drawing the incident takes; nothing where the record is not a service's. */
  readonly drawing?: Drawing
}

/** The reply to an invocation, as an entry for the outbox. */
export function replyEntry(engine: Engine, issue: number, reply: Reply): OutboxEntry {
  const id = `reply:${reply.key}`
  return entryOf(engine, id, 'reply', `#${issue}`, { issue, reply })
}

/** The issue of an incident, to be opened or drawn, as an entry for the outbox. */
export function issueEntry(engine: Engine, incident: string): OutboxEntry {
  const id = `incident-issue:${incident}`
  return entryOf(engine, id, 'incident-issue', `incident ${incident}`, { incident })
}

/** The post-mortem of an incident that is over, to be drawn again, as an entry for the outbox. */
export function postMortemEntry(
  engine: Engine,
  { service, environment }: { readonly service: string; readonly environment: string },
  issue: number,
): OutboxEntry {
  const about = { service, environment, issue }
  return entryOf(engine, `post-mortem:${issue}`, 'post-mortem', `post-mortem of #${issue}`, about)
}

function entryOf(
  { clock, run }: Engine,
  id: string,
  channel: string,
  destination: string,
  values: object,
): OutboxEntry {
  const payload: Json = JSON.parse(JSON.stringify(values))
  const at = clock.now().toISOString()
  const { url: _, ...own } = run
  return { id, channel, destination, payload, at, attempts: 0, run: own }
}

/** Delivers entries of this run, and says which of them did not arrive. */
export async function tell(
  around: Around,
  entries: readonly OutboxEntry[],
): Promise<readonly Delivered[]> {
  const { engine } = around
  const delivered = await deliverAll(engine.channels, around, entries, explained)
  for (const one of delivered) warnOf(engine, one)
  return delivered
}

/**
 * Entries that this run may deliver: its own, those of nobody, and those of runs that have ended. What
 * nobody waits for any more is among them.
 */
export async function dueEntries(
  engine: Engine,
  { outbox = [] }: Pick<ServiceRecord, 'outbox'>,
): Promise<readonly OutboxEntry[]> {
  const now = engine.clock.now()
  const ready = outbox.filter((entry) => isDue(entry, now))
  const free = await Promise.all(
    ready.map(
      async ({ run, at }) =>
        run === undefined || sameRun(run, engine.run) || (await engine.isGone({ run, at })),
    ),
  )
  return ready.filter((_, index) => free[index])
}

/** Delivers entries that other runs have left, and drops by name what nobody waits for any more. */
export async function tellLeft(
  around: Around,
  entries: readonly OutboxEntry[],
): Promise<readonly Delivered[]> {
  const { engine } = around
  const now = engine.clock.now().getTime()
  const isOver = ({ channel, at }: OutboxEntry): boolean =>
    now - Date.parse(at) > (engine.channels[channel]?.patience ?? Infinity)
  const over = entries.filter(isOver).map((entry): Delivered => {
    const why = 'it could not be delivered for a day.'
    return { entry, delivery: { status: 'dropped', why } }
  })
  for (const one of over) warnOf(engine, one)
  const waiting = entries.filter((entry) => !isOver(entry))
  return [...over, ...(await tell(around, waiting))]
}

function warnOf(engine: Engine, { entry, delivery }: Delivered): void {
  const what = engine.channels[entry.channel]?.describe(entry) ?? entry.id
  if (delivery.status === 'dropped') {
    engine.warn(bare(`${capital(what)} was dropped: ${delivery.why}`))
  }
  if (delivery.status === 'later') {
    const { message, remedy, code } = delivery.why
    const again = 'What was done is recorded; the next sweep tries to deliver this again.'
    engine.warn(
      bare(`${capital(what)} could not be delivered: ${message} ${again} ${remedy} (${code})`),
    )
  }
}

/** The record with what was dropped on the timeline of its incident. */
export function withDropped(
  { engine, drawing }: Around,
  delivered: readonly Delivered[],
  record: ServiceRecord,
): ServiceRecord {
  if (drawing === undefined) return record
  return delivered.reduce((before, { entry, delivery }) => {
    if (delivery.status !== 'dropped') return before
    const what = engine.channels[entry.channel]?.describe(entry) ?? entry.id
    const cause = { key: entry.id, actor: itself, now: engine.clock.now() }
    const text = `${what} was dropped: ${delivery.why}`
    return withHappenings(before, drawing.settings.playbook, cause, [{ type: 'noted', text }])
  }, record)
}

/**
 * Seldom: what was dropped, or what was learned while it was told, is written down once the entries
 * themselves are in the record.
 */
export async function noteNews(
  around: Around,
  told: readonly Delivered[],
  file: RecordFile<ServiceRecord>,
): Promise<void> {
  const news = told.filter(({ delivery }) => delivery.status === 'dropped' || 'change' in delivery)
  if (news.length === 0) return
  await file.update(
    (record) => withDropped(around, news, afterDelivery(news, record)),
    'What became of what was told',
  )
}

const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`
