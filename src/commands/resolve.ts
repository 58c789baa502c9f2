import { OutageError } from '../errors.ts'
import { itself, type EventBody } from '../incident/events.ts'
import type { PostMortemNews } from '../postmortem/after-resolution.ts'
import type { ServiceRecord } from '../incident/record.ts'
import type { IncidentState } from '../incident/state.ts'
import { closeIncident } from '../history/closing.ts'
import { severityOf } from '../playbook/steps.ts'
import type { Playbook } from '../playbook/schema.ts'
import { confirmedHealth } from '../engine/confirmed-health.ts'
import type { HealthReport } from '../probes/health.ts'
import { code, prose } from '../views/markdown.ts'
import { duration, moment } from '../views/time.ts'
import { stringFlag, switchFlag } from '../parser/arguments.ts'
import type { ServiceContext } from '../engine/context.ts'
import type { Answer, Definition } from '../engine/definition.ts'
import { causeOf, done, undone } from '../engine/deciding.ts'
import { stateOf, withHappenings, withTicks } from '../engine/ticking.ts'

/** `/resolve`: the outage is over; from now on it is watched. */
export const resolve: Definition = {
  name: 'resolve',
  summary: 'says that the outage is over: verifies it, and watches for it to come back',
  usage: '/resolve [--cause TEXT] [--resolution TEXT] [--anyway] [--close]',
  examples: [
    '/resolve --cause "a bad release, d41d8cd" --resolution "a rollback"',
    '/resolve --close --cause "false alarm"',
  ],
  permission: 'usual',
  grammar: {
    flags: {
      cause: { type: 'string' },
      resolution: { type: 'string' },
      anyway: { type: 'boolean' },
      close: { type: 'boolean' },
    },
    words: { least: 0, most: 0 },
  },
  concerns: 'incident',
  inPostMortem: true,
  async run(context, args) {
    const { playbook } = context.settings
    const told = {
      cause: stringFlag(args, 'cause'),
      resolution: stringFlag(args, 'resolution'),
    }
    // A run that died may have resolved it for this command: that does not count.
    const before = stateOf(undone(context.file.value, context.invocation.key), playbook)
    const wasResolved = before?.status === 'resolved'
    const report = wasResolved
      ? undefined
      : await lastVerification(context, switchFlag(args, 'anyway'))
    const bodies = happenings(context, report, told)
    const resolved = (record: ServiceRecord) =>
      withHappenings(record, playbook, causeOf(context), bodies)
    if (switchFlag(args, 'close')) return closeAtOnce(context, resolved)
    await context.commit(resolved, `Resolve, by ${context.invocation.actor.login}`)
    const news = wasResolved ? undefined : await postMortemNews(context)
    const sentences = news === undefined ? [] : [news.sentence]
    const { evidence } = news ?? {}
    const tickCause = { ...causeOf(context), actor: itself }
    return {
      outcome: 'succeeded',
      reply: replyFor(context, stateNow(context), wasResolved, sentences),
      ...(evidence === undefined
        ? {}
        : {
            change: (record) =>
              withTicks(record, playbook, tickCause, ['post-mortem-opened'], evidence),
          }),
    }
  },
}

/** Closes it without watching: a false alarm, a drill. */
async function closeAtOnce(
  context: ServiceContext,
  resolved: (record: ServiceRecord) => ServiceRecord,
): Promise<Answer> {
  const { playbook } = context.settings
  const change = await closeIncident(context, (record) =>
    withHappenings(resolved(record), playbook, causeOf(context), [{ type: 'closed' }]),
  )
  const { startedAt, resolved: end } = stateNow(context)
  const took = Date.parse(end?.at ?? '') - Date.parse(startedAt)
  const reply = done(`Resolved after ${duration(took)}, and closed.`, frozenNews(context))
  return { outcome: 'succeeded', change, reply }
}

function stateNow(context: ServiceContext): IncidentState {
  const state = context.state()
  if (state === undefined) throw new Error('the incident has gone')
  return state
}

function frozenNews(context: ServiceContext): readonly string[] {
  if (context.file.value.frozen === undefined) return []
  return [`Deployments are still frozen: ${code('/unfreeze')} when a fix is ready.`]
}

/** The health, confirmed; a service that is not healthy is not resolved, unless somebody insists. */
async function lastVerification(context: ServiceContext, anyway: boolean): Promise<HealthReport> {
  const report = await confirmedHealth(context)
  if (!anyway && report.verdict === 'down') {
    const why = report.reasons.join('; ')
    throw new OutageError('still-unhealthy', `It is still ${report.verdict}: ${why}`, {
      remedy: 'Mend it first; where the probes are wrong, add `--anyway`.',
    })
  }
  return report
}

function happenings(
  { settings }: ServiceContext,
  report: HealthReport | undefined,
  {
    cause,
    resolution,
  }: { readonly cause?: string | undefined; readonly resolution?: string | undefined },
): readonly EventBody[] {
  const last = settings.playbook.phases.at(-1)
  return [
    ...(report
      ? [{ type: 'probed', verdict: report.verdict, results: report.results } as const]
      : []),
    {
      type: 'resolved',
      ...(cause === undefined ? {} : { cause }),
      ...(resolution === undefined ? {} : { resolution }),
    },
    ...(report && last ? [{ type: 'phase-changed', phase: last.id } as const] : []),
  ]
}

/** The post-mortem that is opened by itself, where the playbook wants one. */
async function postMortemNews(context: ServiceContext): Promise<PostMortemNews | undefined> {
  // Writing it up is worth loading only here.
  const { postMortemAfterResolution } = await import('../postmortem/after-resolution.ts')
  return postMortemAfterResolution(context)
}

function replyFor(
  context: ServiceContext,
  state: IncidentState,
  wasResolved: boolean,
  news: readonly string[],
) {
  const { playbook } = context.settings
  const { resolved, startedAt } = state
  const took = Date.parse(resolved?.at ?? '') - Date.parse(startedAt)
  const until = new Date(Date.parse(resolved?.at ?? '') + playbook.watch)
  const missing = (['cause', 'resolution'] as const).filter(
    (name) => resolved?.[name] === undefined,
  )
  return {
    ...done(wasResolved ? 'Noted.' : `Resolved after ${duration(took)}.`, [
      ...targets(playbook, state),
      ...(resolved?.cause === undefined ? [] : [`Cause: ${prose(resolved.cause)}`]),
      `Watched until ${moment(until, context.engine.clock.now())} (${duration(playbook.watch)}): if the same comes back, this incident opens again; else it closes by itself.`,
      ...news,
      ...frozenNews(context),
    ]),
    next:
      missing.length === 0
        ? []
        : [
            {
              command: `/resolve ${missing.map((name) => `--${name} "…"`).join(' ')}`,
              why: `The ${missing.join(' and the ')} ${missing.length === 1 ? 'is' : 'are'} missing; while it is fresh:`,
            },
          ],
  }
}

/** Whether the playbook's targets were met. */
function targets(playbook: Playbook, state: IncidentState): readonly string[] {
  const severity = severityOf(playbook, state.severity)
  if (severity === undefined) return []
  const line = (name: string, at: string | undefined, within: number): string => {
    if (at === undefined) return `${name}: never, target ${duration(within)} missed`
    const took = Date.parse(at) - Date.parse(state.startedAt)
    return `${name} after ${duration(took)}, target ${duration(within)} ${took <= within ? 'met' : 'missed'}`
  }
  return [
    [
      `- ${line('Acknowledged', state.acknowledged?.at, severity.acknowledge.within)}`,
      `- ${line('Resolved', state.resolved?.at, severity.resolve.within)}`,
    ].join('\n'),
  ]
}
