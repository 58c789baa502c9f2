import type { EventBody, IncidentEvent } from '../../src/incident/events.ts'
import { fold } from '../../src/incident/fold.ts'
import type { IncidentRecord } from '../../src/incident/record.ts'
import { median, rounded } from '../measure/statistics.ts'
import { stopwatch } from '../measure/stopwatch.ts'
import { ms, type Table } from '../table.ts'

export type FoldRow = {
  readonly events: number
  /** From scratch. */
  readonly wholeMs: number
  /** After one more event. */
  readonly oneMoreMs: number
}

/** An hour of a busy incident, over and over. */
const bodies: readonly EventBody[] = [
  {
    type: 'probed',
    verdict: 'up',
    results: [
      { probe: 'GET /', verdict: 'up', detail: '200', milliseconds: 3, at: timeOf(0) },
      { probe: 'GET /api', verdict: 'up', detail: '200', milliseconds: 9, at: timeOf(0) },
    ],
  },
  { type: 'checked', step: 'check-network' },
  { type: 'noted', text: 'The pool is full again' },
  { type: 'step-started', operation: 'op', step: 'live', title: 'Deploy it' },
  {
    type: 'step-finished',
    operation: 'op',
    step: 'live',
    title: 'Live',
    ok: true,
    milliseconds: 3,
  },
]

function timeOf(index: number): string {
  return new Date(Date.UTC(2026, 4, 1) + index * 1_000).toISOString()
}

function eventsOf(count: number): readonly IncidentEvent[] {
  return Array.from({ length: count }, (_, index) => {
    const body = bodies[index % bodies.length] ?? { type: 'acknowledged' }
    return { ...body, id: `comment:${index}:1`, at: timeOf(index), actor: 'alice' }
  })
}

function incidentOf(events: readonly IncidentEvent[]): IncidentRecord {
  return { id: 'comment:1:1', service: 'chatbot-fluxa', environment: 'production', events }
}

/** Folds an incident of so many events, as it comes from a record, and once more after one more event. */
export async function measureFold(count: number, runs: number): Promise<FoldRow> {
  const took = { whole: [0], oneMore: [0] }
  for (const list of Object.values(took)) list.length = 0
  for (let run = 0; run < runs; run++) {
    const events = eventsOf(count + 1)
    const all = incidentOf(events.slice(0, count))
    took.whole.push(await stopwatch(async () => fold(all, 'response')))
    took.oneMore.push(await stopwatch(async () => fold(incidentOf(events), 'response')))
  }
  return {
    events: count,
    wholeMs: rounded(median(took.whole), 2),
    oneMoreMs: rounded(median(took.oneMore), 2),
  }
}

/** The table of them. */
export function foldTable(rows: readonly FoldRow[]): Table {
  return {
    title: 'The state of an incident, out of its events',
    head: ['events', 'from scratch', 'after one more'],
    rows: rows.map(({ events, wholeMs, oneMoreMs }) => [
      events.toLocaleString('en-GB'),
      ms(wholeMs),
      ms(oneMoreMs),
    ]),
  }
}
