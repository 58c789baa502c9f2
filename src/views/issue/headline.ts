import type { IncidentState, OperationState } from '../../incident/state.ts'
import { link, plain, prose, truncate } from '../markdown.ts'
import { between, clockTime, duration, moment } from '../time.ts'
import { alerts, conditionOf, endOf, isNamed, phrases } from './condition.ts'
import type { IssueContext } from './context.ts'

/** The alert at the top: how bad, since when, and what is being done. */
export function drawHeadline(state: IncidentState, context: IssueContext): string {
  const condition = conditionOf(state)
  const name = `${plain(state.service)} · ${plain(state.environment)}`
  const lines = [
    `**${name} ${phrases[condition]}${endOf(state) === undefined ? '' : '.'}** ${span(state, context.now)}`,
    isNamed(state) ? prose(truncate(state.title, 200)) : '',
    outcome(state),
    activity(state),
  ]
  const shown = lines.filter((line) => line !== '')
  return [`> [!${alerts[condition]}]`, `> ${shown.join('<br>\n> ')}`].join('\n')
}

function span(state: IncidentState, now: Date): string {
  const end = endOf(state)
  const start = moment(state.startedAt, now)
  if (end === undefined) {
    const lasts = duration(between(state.startedAt, now))
    return `since ${start}: ${lasts}, as of ${clockTime(now)}.`
  }
  const lasted = duration(between(state.startedAt, end))
  return `It lasted ${lasted}, ${start} to ${moment(end, now)}.`
}

function outcome(state: IncidentState): string {
  const { cause, resolution } = state.resolved ?? {}
  const parts = [
    cause === undefined ? '' : `Cause: ${prose(truncate(cause, 300))}.`,
    resolution === undefined ? '' : `Resolved by: ${prose(truncate(resolution, 300))}.`,
  ]
  return parts
    .filter((part) => part !== '')
    .join(' ')
    .replaceAll('..', '.')
}

/** The operation that runs, or the last one that ended. */
function activity(state: IncidentState): string {
  const running = state.operations.findLast(({ finishedAt }) => finishedAt === undefined)
  if (running !== undefined) return underway(running)
  const last = state.operations.at(-1)
  if (last === undefined) return state.status === 'open' ? 'Nothing has been done yet.' : ''
  return sentence(prose(truncate(last.summary ?? last.title, 300)))
}

function underway(operation: OperationState): string {
  const title = `⏳ ${prose(truncate(operation.title, 200))}`
  if (operation.cancelRequested !== undefined) {
    return `${title}: stopping, asked by ${plain(operation.cancelRequested.by)}.`
  }
  const step =
    operation.steps.findLast(({ status }) => status === 'running') ?? operation.steps.at(-1)
  if (step === undefined) return `${title}: starting.`
  const { title: name, evidence } = step
  const found =
    evidence === undefined ? '' : `, ${link(truncate(evidence.text, 120), evidence.url)}`
  return sentence(`${title}: ${prose(truncate(name, 120))}${found}`)
}

function sentence(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`
}
