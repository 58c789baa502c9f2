import { createHash } from 'node:crypto'
import type { ClockCause } from '../causes/clock.ts'
import type { Cause } from '../causes/table.ts'
import { commandOf } from '../causes/typed.ts'
import { allPlaces, type Place } from '../config/select.ts'
import type { Engine, Settings } from '../engine/context.ts'
import type { Surroundings } from '../engine/dispatch.ts'
import { stateOf } from '../engine/ticking.ts'
import { readIssue } from '../github/issues.ts'
import { dueClocks, type Targets } from '../incident/due.ts'
import { itself } from '../incident/events.ts'
import type { Invocation, ServiceRecord } from '../incident/record.ts'
import type { IncidentState } from '../incident/state.ts'
import { severityOf } from '../playbook/steps.ts'
import { confirmedHealth } from '../engine/confirmed-health.ts'
import { readTicks } from '../views/ticks.ts'

/** Something that is to be done now. */
export type Todo = { readonly invocation: Invocation; readonly around: Surroundings }

/**
 * What a sweep finds to do in the incident of a service: clocks that have run out, boxes that were
 * ticked by hand and that no event told of, and a failure that came back while it is watched.
 */
export async function incidentTodos(
  engine: Engine,
  settings: Settings,
  record: ServiceRecord,
): Promise<readonly Todo[]> {
  const state = stateOf(record, settings.playbook)
  const place = allPlaces(settings.config).find(
    ({ service, environment }) => service === record.service && environment === record.environment,
  )
  if (state?.issue === undefined || record.incident === undefined || place === undefined) return []
  const about = { engine, record, id: record.incident.id, state, place }
  const due = dueClocks(state, targetsOf(settings, state), engine.clock.now())
  const clocks = due.map(({ clock, key }) => clockTodo(about, clock, key))
  const others = await Promise.all([cameBack(about), handTicks(about)])
  const known = new Set(record.claims.map(({ key }) => key))
  return [...others.flat(), ...clocks].filter(({ invocation }) => !known.has(invocation.key))
}

type About = {
  readonly engine: Engine
  readonly record: ServiceRecord
  /** Of the incident. */
  readonly id: string
  readonly state: IncidentState
  readonly place: Place
}

function targetsOf({ playbook }: Settings, state: IncidentState): Targets {
  const severity = severityOf(playbook, state.severity)
  return {
    acknowledge: severity?.acknowledge.within ?? Infinity,
    resolve: severity?.resolve.within ?? Infinity,
    watch: playbook.watch,
  }
}

function clockTodo(about: About, clock: ClockCause['clock'], key: string, because?: string): Todo {
  const { service, environment } = about.record
  return todo(about, `clock:${about.id}:${key}`, {
    kind: 'clock',
    clock,
    service,
    environment,
    ...(because === undefined ? {} : { because }),
  })
}

function todo({ engine, record, state }: About, key: string, cause: Cause): Todo {
  const { service, environment } = record
  return {
    invocation: {
      key,
      cause,
      actor: { login: itself, kind: 'itself' },
      at: engine.clock.now().toISOString(),
      ...(state.issue ? { issue: state.issue } : {}),
    },
    around: { place: { service, environment } },
  }
}

/** A resolved incident is watched: one unhealthy check is confirmed before it is said. */
async function cameBack(about: About): Promise<readonly Todo[]> {
  const { engine, state, place } = about
  if (state.status !== 'resolved') return []
  const first = await engine.checkHealth(place, engine.signal)
  if (first.verdict !== 'down') return []
  const { verdict, reasons } = await confirmedHealth(about)
  if (verdict !== 'down') return []
  const because = `${place.environment} is down: ${reasons.join('; ')}`
  return [clockTodo(about, 'recurrence', `recurrence:${state.resolved?.at ?? ''}`, because)]
}

/** Boxes ticked in the issue that the record does not know: the issue is drawn anew, with them. */
async function handTicks(about: About): Promise<readonly Todo[]> {
  const { engine, state, id } = about
  const number = state.issue?.number ?? 0
  const text = await readIssue(engine.github, number)
  if (text === undefined) return []
  const ticked = [...readTicks(text.body)]
    .filter(([step, isTicked]) => isTicked && state.checks[step] === undefined)
    .map(([step]) => step)
  if (ticked.length === 0) return []
  const digest = createHash('sha256').update(ticked.join()).digest('hex').slice(0, 8)
  const { invocation, around } = todo(about, `ticks:${id}:${digest}`, commandOf('refresh'))
  // Nobody asked for it, so nobody is answered.
  const { issue: _, ...silent } = invocation
  return [{ invocation: silent, around: { ...around, issue: { ...text, number } } }]
}
