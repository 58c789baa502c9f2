import { itself } from '../../incident/events.ts'
import type { IncidentState } from '../../incident/state.ts'
import type { ProbeResult } from '../../ports.ts'
import { code, commitLink, link, mention, plain, prose, truncate } from '../markdown.ts'
import { signs } from '../signs.ts'
import { between, moment, short } from '../time.ts'
import { drawCalled } from './called.ts'
import { clockRows } from './clocks.ts'
import type { IssueContext } from './context.ts'

const hour = 3_600_000

/** The table at the top: one fact a row, what it rests on behind it. */
export function drawFacts(state: IncidentState, context: IssueContext): string {
  const called = drawCalled(context)
  const rows: readonly (readonly [string, string])[] = [
    ...roleRows(state),
    ...(called === '' ? [] : [['Called', called] as const]),
    ...clockRows(state, context),
    [state.resolved?.cause === undefined ? 'Cause, so far' : 'Cause', cause(state, context)],
    ['Health', health(state, context.now)],
    ['Deploys', deploys(state, context.now)],
    ...(state.impact === undefined
      ? []
      : [['Impact', prose(truncate(state.impact, 500))] as const]),
  ]
  return [
    `| Severity | ${severity(state, context)} |`,
    '|:--|:--|',
    ...rows.map(([name, value]) => `| ${name} | ${value} |`),
  ].join('\n')
}

function severity(state: IncidentState, { playbook }: IssueContext): string {
  const known = playbook.severities.find(({ id }) => id === state.severity)
  return `${plain(state.severity)}${known === undefined ? '' : ` ${plain(known.name.toLowerCase())}`}`
}

function roleRows(state: IncidentState): readonly (readonly [string, string])[] {
  const { commander, comms, scribe } = state.roles
  const nobody = `nobody yet: ${code('/assign commander @login')}`
  return [
    ['Commander', commander === undefined ? nobody : mention(commander)],
    ...(comms === undefined ? [] : [['Communication', mention(comms)] as const]),
    ...(scribe === undefined ? [] : [['Scribe', mention(scribe)] as const]),
  ]
}

/** What people found; else the deployment that set it off; else the release that came just before. */
function cause(state: IncidentState, context: IssueContext): string {
  const found = state.resolved?.cause
  if (found !== undefined) return prose(truncate(found, 300))
  const { trigger } = state
  if (trigger.kind === 'deployment') {
    const of =
      trigger.sha === undefined ? '' : ` (${commitLink(trigger.sha, context.repositoryUrl)})`
    return `${link(truncate(trigger.summary, 200), trigger.url)}${of}`
  }
  const before = context.releases.find(({ at }) => between(at, state.startedAt) >= 0)
  if (before === undefined || between(before.at, state.startedAt) > hour) return 'not known yet'
  const gap = short(between(before.at, state.startedAt))
  const release = `release ${commitLink(before.sha, context.repositoryUrl)} ${plain(truncate(before.title, 80))}`
  return `${release} ${link(`went live ${gap} before it began`, before.url)}`
}

function health(state: IncidentState, now: Date): string {
  if (state.health === undefined) return `not checked yet: ${code('/health')}`
  const { results, at } = state.health
  const found = results.map(finding).join('<br>')
  return `${found}${found === '' ? '' : '<br>'}<sub>checked ${moment(at, now)}</sub>`
}

function finding(result: ProbeResult): string {
  const { probe, verdict, detail } = result
  return `${signs[verdict]} ${verdict}: ${code(truncate(probe, 60))} ${plain(truncate(detail, 100))}`
}

function deploys({ frozen }: IncidentState, now: Date): string {
  if (frozen === undefined) return 'allowed'
  const by = frozen.by === itself ? 'by this incident' : `by ${plain(frozen.by)}`
  const why = frozen.reason === '' ? '' : `: ${prose(truncate(frozen.reason, 200))}`
  return `**frozen** ${by}, ${moment(frozen.at, now)}${why}`
}
