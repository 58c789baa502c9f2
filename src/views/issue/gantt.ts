import type { IncidentState } from '../../incident/state.ts'
import { label } from '../markdown.ts'
import { between } from '../time.ts'
import { conditionOf, endOf } from './condition.ts'
import type { IssueContext } from './context.ts'

type Bar = {
  readonly name: string
  readonly tags: string
  readonly from: Date
  readonly to: Date
}

const mostOperations = 8

/** Distances between the marks of the axis, widest last. */
const intervals: readonly (readonly [milliseconds: number, name: string])[] = [
  [60_000, '1minute'],
  [5 * 60_000, '5minute'],
  [15 * 60_000, '15minute'],
  [30 * 60_000, '30minute'],
  [3_600_000, '1hour'],
  [4 * 3_600_000, '4hour'],
  [86_400_000, '1day'],
  [7 * 86_400_000, '1week'],
]

/** A picture of the incident: the service, the playbook's plan, and what was done. Times are UTC. */
export function drawGantt(state: IncidentState, context: IssueContext): string {
  const start = new Date(state.startedAt)
  const end = new Date(Math.max(start.getTime() + 60_000, lastMoment(state, context.now).getTime()))
  const span = between(start, end)
  const [, interval] = intervals.find(([step]) => span / step <= 8) ?? [0, '1month']
  const sections = [
    section('Service', service(state, start, end)),
    section('Plan', plan(context, start, end)),
    section('Done', operations(state, end)),
  ]
  return [
    '```mermaid',
    'gantt',
    'dateFormat YYYY-MM-DDTHH:mm:ss',
    `axisFormat ${span > 2 * 86_400_000 ? '%d %b' : '%H:%M'}`,
    `tickInterval ${interval}`,
    'todayMarker off',
    ...sections.flat(),
    '```',
  ].join('\n')
}

function service(state: IncidentState, start: Date, end: Date): readonly Bar[] {
  const condition = conditionOf(state)
  const over = endOf(state)
  if (over === undefined) {
    const tags = condition === 'down' ? 'crit' : 'active'
    return [{ name: condition === 'down' ? 'down' : 'trouble', tags, from: start, to: end }]
  }
  const resolvedAt = new Date(state.resolved?.at ?? end)
  const trouble = { name: 'trouble', tags: 'crit', from: start, to: new Date(over) }
  const watched = { name: 'watched', tags: 'active', from: new Date(over), to: resolvedAt }
  return between(over, resolvedAt) > 0 ? [trouble, watched] : [trouble]
}

/** The phases whose time has come, as the playbook plans them. */
function plan({ playbook }: IssueContext, start: Date, end: Date): readonly Bar[] {
  return playbook.phases.flatMap(({ title, from, to }) => {
    if (from === undefined || to === undefined) return []
    const begin = new Date(start.getTime() + from)
    if (begin >= end) return []
    const planned = new Date(start.getTime() + to)
    const isOver = planned <= end
    return [{ name: title, tags: isOver ? 'done' : '', from: begin, to: isOver ? planned : end }]
  })
}

function operations(state: IncidentState, end: Date): readonly Bar[] {
  const done = state.operations.slice(-mostOperations).map((operation) => ({
    name: operation.title,
    tags:
      operation.outcome === undefined ? 'active' : operation.outcome === 'failed' ? 'crit' : 'done',
    from: new Date(operation.startedAt),
    to: new Date(operation.finishedAt ?? end),
  }))
  const { acknowledged } = state
  if (acknowledged === undefined) return done
  const at = new Date(acknowledged.at)
  return [{ name: 'acknowledged', tags: 'milestone', from: at, to: at }, ...done]
}

function section(name: string, bars: readonly Bar[]): readonly string[] {
  return bars.length === 0 ? [] : [`section ${name}`, ...bars.map(draw)]
}

/** `Name :tags, begin, end`. A bar without length could not be seen. */
function draw({ name, tags, from, to }: Bar): string {
  const isPoint = tags === 'milestone'
  const until = isPoint ? '0s' : stamp(new Date(Math.max(to.getTime(), from.getTime() + 1_000)))
  return `${label(name)} :${tags === '' ? '' : `${tags}, `}${stamp(from)}, ${until}`
}

function stamp(at: Date): string {
  return at.toISOString().slice(0, 19)
}

function lastMoment(state: IncidentState, now: Date): Date {
  return state.resolved === undefined ? now : new Date(state.resolved.at)
}
