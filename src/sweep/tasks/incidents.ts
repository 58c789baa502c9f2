import { createHash } from 'node:crypto'
import * as v from 'valibot'
import type { Cause } from '../../causes/table.ts'
import { commandOf } from '../../causes/typed.ts'
import { allPlaces } from '../../config/select.ts'
import type { Engine, Settings } from '../../engine/context.ts'
import { dispatch, type Surroundings } from '../../engine/dispatch.ts'
import { stateOf } from '../../engine/ticking.ts'
import { readIssue } from '../../github/issues.ts'
import type { Watched } from '../../clocks/clock.ts'
import { dueClocks, noticedClocks, type Due } from '../../clocks/incident.ts'
import { itself } from '../../incident/events.ts'
import type { Invocation, ServiceRecord } from '../../incident/record.ts'
import { readTicks } from '../../views/ticks.ts'
import { sweepTask, type Caught, type Todo } from '../task.ts'
import { placeLane } from '../todo.ts'

/** Something that is to be done now. */
type Finding = { readonly invocation: Invocation; readonly around: Surroundings }

type Findings = { readonly fresh: readonly Finding[]; readonly failure?: unknown }

/**
 * What there is to do in the incident of a service: clocks that have run out, boxes that were ticked
 * by hand and that no event told of, and a failure that came back while it is watched. Each incident is
 * looked at when its turn comes: what somebody asked for there comes first.
 */
export const incidents = sweepTask({
  memory: v.null(),
  async find({ records }) {
    const open = records.filter(
      ({ key, value }) => key.startsWith('services/') && value.incident !== undefined,
    )
    return { todos: open.map(({ key, value }) => todo(key, value)), end: () => undefined }
  },
})

function todo(key: string, record: ServiceRecord): Todo {
  return {
    key,
    lane: placeLane(record),
    async run(engine) {
      const settings = await engine.settings()
      const caught: Caught[] = []
      const { fresh, failure } = await findings(engine, settings, record)
      for (const { invocation, around } of fresh) {
        const { outcome } = await dispatch(engine, invocation, around)
        if (outcome !== 'ignored') caught.push({ invocation, outcome })
      }
      // A clock that has run out does not wait for a page that cannot be read.
      if (failure !== undefined) throw failure
      return { caught }
    },
  }
}

async function findings(
  engine: Engine,
  settings: Settings,
  record: ServiceRecord,
): Promise<Findings> {
  const state = stateOf(record, settings.playbook)
  const place = allPlaces(settings.config).find(
    ({ service, environment }) => service === record.service && environment === record.environment,
  )
  if (state === undefined || record.incident === undefined || place === undefined) {
    return { fresh: [] }
  }
  const about = { engine, settings, record, id: record.incident.id, state, place }
  const clocks = dueClocks(state, settings.playbook, engine.clock.now())
  const others = await Promise.allSettled([noticed(about), handTicks(about)])
  const found = others.flatMap((one) => (one.status === 'fulfilled' ? one.value : []))
  const failed = others.find(({ status }) => status === 'rejected')
  const known = new Set(record.claims.map(({ key }) => key))
  const fresh = [...found, ...clocks.map((due) => clockFinding(about, due))].filter(
    ({ invocation }) => !known.has(invocation.key),
  )
  return failed?.status === 'rejected' ? { fresh, failure: failed.reason } : { fresh }
}

/** An incident with its id. */
type About = Watched & { readonly id: string }

function clockFinding(about: About, { key, ...due }: Due): Finding {
  const { service, environment } = about.record
  return finding(about, `clock:${about.id}:${key}`, { kind: 'clock', ...due, service, environment })
}

function finding({ engine, record, state }: About, key: string, cause: Cause): Finding {
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

async function noticed(about: About): Promise<readonly Finding[]> {
  return (await noticedClocks(about)).map((due) => clockFinding(about, due))
}

/** Boxes ticked in the issue that the record does not know: the issue is drawn anew, with them. */
async function handTicks(about: About): Promise<readonly Finding[]> {
  const { engine, state, id } = about
  const number = state.issue?.number
  if (number === undefined) return []
  const text = await readIssue(engine.github, number)
  // It is gone: drawing it finds that out, and opens another one.
  if (text === undefined)
    return [silent(finding(about, `gone:${id}:${number}`, commandOf('refresh')))]
  const ticked = [...readTicks(text.body)]
    .filter(([step, isTicked]) => isTicked && state.checks[step] === undefined)
    .map(([step]) => step)
  if (ticked.length === 0) return []
  const digest = createHash('sha256').update(ticked.join()).digest('hex').slice(0, 8)
  const ticking = silent(finding(about, `ticks:${id}:${digest}`, commandOf('refresh')))
  return [{ ...ticking, around: { ...ticking.around, issue: { ...text, number } } }]
}

/** Nobody asked for it, so nobody is answered. */
function silent({ invocation: { issue: _, ...invocation }, around }: Finding): Finding {
  return { invocation, around }
}
