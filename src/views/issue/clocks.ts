import { itself } from '../../incident/events.ts'
import type { IncidentState } from '../../incident/state.ts'
import { code, plain } from '../markdown.ts'
import { between, clockTime, moment, short } from '../time.ts'
import type { IssueContext } from './context.ts'

type Row = readonly [name: string, value: string]

type Done = { readonly at: string; readonly by: string }

/** The two clocks against their targets: met, missed or running. */
export function clockRows(state: IncidentState, context: IssueContext): readonly Row[] {
  const severity = context.playbook.severities.find(({ id }) => id === state.severity)
  const { now } = context
  const ack = draw(state, severity?.acknowledge.within, state.acknowledged, now)
  const resolve = draw(state, severity?.resolve.within, state.resolved, now)
  const isOpen = state.status === 'open'
  const hint = state.acknowledged === undefined && isOpen ? ` <sub>${code('/ack')}</sub>` : ''
  return [
    ['Acknowledged', `${ack}${hint}`],
    ['Resolved', `${resolve}${isOpen ? escalation(context) : ''}`],
  ]
}

function draw(
  state: IncidentState,
  target: number | undefined,
  done: Done | undefined,
  now: Date,
): string {
  const elapsed = between(state.startedAt, done?.at ?? now)
  const isLate = target !== undefined && elapsed > target
  const aim = target === undefined ? '' : `target ${short(target)}`
  if (done !== undefined) {
    const by = done.by === itself ? 'by itself' : `by ${plain(done.by)}`
    const met = target === undefined ? '✅' : isLate ? '❌ late:' : '✅ in time:'
    return `${met} ${short(elapsed)}${aim && `, ${aim}`}, ${by} at ${moment(done.at, now)}`
  }
  if (state.status !== 'open') return 'never'
  if (target === undefined) return `⏳ not yet: ${short(elapsed)}`
  const due = clockTime(new Date(new Date(state.startedAt).getTime() + target))
  if (isLate) return `❌ not yet, ${short(elapsed - target)} late: ${aim}, was due ${due}`
  return `⏳ not yet: ${short(elapsed)}, ${aim}, due ${due}`
}

/** Whom to call when the target is missed, in the playbook's order. */
function escalation({ playbook, people }: IssueContext): string {
  const path = playbook.escalation.path.map((role) => {
    const logins = peopleOf(role, people)
    return logins.length > 0 ? logins.map(plain).join(', ') : plain(role)
  })
  return path.length === 0 ? '' : `<br><sub>if missed: ${path.join(' → ')}</sub>`
}

/** `Technical Lead` and `technical-lead` are the same role. */
function peopleOf(role: string, people: IssueContext['people']): readonly string[] {
  const id = role
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_]+/g, '-')
  return Object.entries(people).find(([key]) => key === id)?.[1] ?? []
}
