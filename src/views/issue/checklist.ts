import { itself } from '../../incident/events.ts'
import type { Check, IncidentState } from '../../incident/state.ts'
import type { Group, Phase, Step } from '../../playbook/schema.ts'
import { stepMarker } from '../markers.ts'
import { code, link, plain, truncate } from '../markdown.ts'
import { moment } from '../time.ts'
import type { IssueContext } from './context.ts'
import { details } from './details.ts'

const minute = 60_000
const hour = 60 * minute

/** The playbook as boxes to tick, the current phase open. */
export function drawChecklist(state: IncidentState, context: IssueContext): string {
  const { assessment, phases, headings } = context.playbook
  const parts = phases.map((phase, index) => {
    const note = [window(phase), progress(phase.groups, state)].filter((part) => part !== '')
    const isOpen = phase.id === state.phase
    const name = `${index + 1} · ${phase.title}`
    return details(name, note.join(' · '), groups(phase.groups, state, context), isOpen)
  })
  if (assessment.length === 0) return parts.join('\n\n')
  const body = groups(assessment, state, context)
  return [
    details(headings.assessment?.title ?? 'Initial assessment', progress(assessment, state), body),
    ...parts,
  ].join('\n\n')
}

function groups(list: readonly Group[], state: IncidentState, context: IssueContext): string {
  return list
    .map(({ title, steps }) => {
      const lines = steps.map((step) => draw(step, state.checks[step.id], context.now))
      return `**${plain(title)}**\n\n${lines.join('\n')}`
    })
    .join('\n\n')
}

function draw(step: Step, check: Check | undefined, now: Date): string {
  const box = check === undefined ? '[ ]' : '[x]'
  const note = check === undefined ? remark(step) : doneBy(check, now)
  const evidence = check?.evidence
  const found =
    evidence === undefined ? '' : `: ${link(truncate(evidence.text, 160), evidence.url)}`
  return `- ${box} ${plain(step.text)}${found}${note} ${stepMarker(step.id)}`
}

function remark(step: Step): string {
  if (step.do !== undefined) return ` <sub>${code(step.do)}</sub>`
  return step.later === undefined ? '' : ' <sub>by hand for now</sub>'
}

function doneBy({ at, by }: Check, now: Date): string {
  return ` <sub>${by === itself ? 'by itself' : `by ${plain(by)}`}, ${moment(at, now)}</sub>`
}

function progress(list: readonly Group[], state: IncidentState): string {
  const ids = list.flatMap(({ steps }) => steps.map(({ id }) => id))
  return `${ids.filter((id) => state.checks[id] !== undefined).length} of ${ids.length}`
}

/** `0 to 15 min`, `1 to 2 h`. */
function window({ from, to }: Phase): string {
  if (from === undefined || to === undefined) return ''
  const [unit, name] =
    to <= hour || from % hour !== 0 || to % hour !== 0 ? [minute, 'min'] : [hour, 'h']
  return `${from / unit} to ${to / unit} ${name}`
}
