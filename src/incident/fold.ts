import { withCorrections } from './correct.ts'
import { meaningOf, type IncidentEvent } from './events.ts'
import { inOrder, placeOf } from './order.ts'
import type { IncidentRecord } from './record.ts'
import { withSetting } from './settings.ts'
import type { IncidentState, TimelineEntry } from './state.ts'
import { timelineEntry } from './timeline.ts'

/** A list of events as far as it has been folded. It goes on when the list grows. */
type Progress = {
  readonly firstPhase: string
  readonly ids: Set<string>
  readonly timeline: TimelineEntry[]
  /** The list as it was given last. */
  events: readonly IncidentEvent[]
  /** Place of the last event. */
  place: number
  /** Before corrections, and without the timeline. */
  raw: IncidentState
  state: IncidentState
}

/** The last fold of each list, by its first event. */
const known = new WeakMap<IncidentEvent, Progress>()

/**
 * What is known about an incident, computed from its events alone. Delivered twice or in another
 * order, the same events give the same state: they are put in order first (`order.ts`). Folding a
 * list again that has grown costs little more than what is new. `firstPhase` is the playbook's, in
 * which an incident begins.
 */
export function fold(record: IncidentRecord, firstPhase: string): IncidentState {
  const { events } = record
  const [first] = events
  const before = first && known.get(first)
  if (before && isSame(before, record, firstPhase) && goOn(before, events)) return before.state
  const progress = begin(record, firstPhase)
  advance(progress, inOrder(events), events)
  if (first) known.set(first, progress)
  return progress.state
}

function isSame({ firstPhase, raw }: Progress, record: IncidentRecord, phase: string): boolean {
  const { service, environment } = record
  return firstPhase === phase && raw.service === service && raw.environment === environment
}

/** Folds what was added at the end; false if the list was changed in another way. */
function goOn(progress: Progress, events: readonly IncidentEvent[]): boolean {
  const { events: before, ids } = progress
  if (before.length > events.length) return false
  if (before.some((event, index) => event !== events[index])) return false
  const fresh = events.slice(before.length)
  let place = progress.place
  for (const event of fresh) {
    if (placeOf(event) <= place || ids.has(event.id)) return false
    place = placeOf(event)
  }
  if (fresh.length > 0) advance(progress, fresh, events)
  return true
}

function begin(record: IncidentRecord, firstPhase: string): Progress {
  const raw: IncidentState = {
    service: record.service,
    environment: record.environment,
    title: '',
    severity: '',
    status: 'open',
    recurrences: 0,
    phase: firstPhase,
    linked: [],
    trigger: { kind: 'person', summary: '' },
    declaredAt: '',
    startedAt: '',
    detectedAt: '',
    corrections: {},
    roles: {},
    checks: {},
    operations: [],
    outages: [],
    quiet: [],
    settings: {},
    timeline: [],
  }
  const ids = new Set<string>()
  return { firstPhase, ids, timeline: [], events: [], place: -Infinity, raw, state: raw }
}

function advance(
  progress: Progress,
  fresh: readonly IncidentEvent[],
  all: readonly IncidentEvent[],
): void {
  const { ids, timeline } = progress
  for (const event of fresh) {
    const { raw } = progress
    progress.raw = apply(raw.declaredAt === '' ? { ...raw, declaredAt: event.at } : raw, event)
    ids.add(event.id)
    const entry = timelineEntry(event)
    if (entry) insert(timeline, entry)
  }
  const last = fresh.at(-1)
  if (last) progress.place = placeOf(last)
  progress.events = all
  progress.state = { ...withCorrections(progress.raw), timeline: [...timeline] }
}

function apply(state: IncidentState, event: IncidentEvent): IncidentState {
  const meaning = meaningOf(event)
  // A newer version may have written events that mean nothing to us.
  if (meaning === undefined) return state
  const set = meaning.sets ? withSetting(state, meaning.sets(event), event) : state
  return set === undefined ? state : meaning.apply(set, event)
}

/** Into a list in order of time, after those of the same time. */
function insert(timeline: TimelineEntry[], entry: TimelineEntry): void {
  const before = timeline.findLastIndex(({ at }) => at <= entry.at)
  timeline.splice(before + 1, 0, entry)
}
