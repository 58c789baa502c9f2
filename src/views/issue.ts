import type { IncidentState } from '../incident/state.ts'
import { drawChecklist } from './issue/checklist.ts'
import { conditionOf, isNamed, phrases } from './issue/condition.ts'
import type { IssueContext } from './issue/context.ts'
import { drawFacts } from './issue/facts.ts'
import { drawGantt } from './issue/gantt.ts'
import { drawHeadline } from './issue/headline.ts'
import { drawNext } from './issue/next.ts'
import { drawPeople } from './issue/people.ts'
import {
  drawArchitecture,
  drawCommands,
  drawRollbackProcedures,
  drawTemplates,
  drawTroubleshooting,
} from './issue/reference.ts'
import { drawTimeline } from './issue/timeline.ts'
import { cut, mostCharacters } from './length.ts'
import { clean, title, truncate } from './markdown.ts'
import { incidentMarker } from './markers.ts'

export type { IssueContext } from './issue/context.ts'

export type DrawnIssue = {
  readonly title: string
  readonly body: string
  readonly labels: readonly string[]
  /** Bodies of comments that hold the older timeline, oldest first. */
  readonly overflow: readonly string[]
}

const roomForTimeline = 12_000

/** Draws the issue of an incident: title, body and labels, all from its state. */
export function drawIncident(state: IncidentState, context: IssueContext): DrawnIssue {
  const top = join([
    incidentMarker(state.service, state.environment),
    drawHeadline(state, context),
    drawNext(state, context),
    drawFacts(state, context),
    '### Playbook',
    drawChecklist(state, context),
    '### Timeline',
    drawGantt(state, context),
  ])
  const bottom = fitting(references(state, context), mostCharacters - roomForTimeline - top.length)
  const room = mostCharacters - top.length - bottom.length - 10
  const timeline = drawTimeline(state, room, mostCharacters)
  return {
    title: drawTitle(state),
    body: cut(join([top, timeline.body, bottom]), mostCharacters),
    labels: [
      'incident',
      `severity:${state.severity}`,
      `phase:${state.phase}`,
      ...(state.drill ? ['drill'] : []),
    ].map(drawLabel),
    overflow: timeline.overflow,
  }
}

/** `P1 · chatbot-fluxa production is down`, and what people call it. */
function drawTitle(state: IncidentState): string {
  const what = `${state.severity} · ${state.service} ${state.environment}`
  const name = isNamed(state) ? `: ${state.title}` : ''
  return title(`${what} ${phrases[conditionOf(state)]}${name}`)
}

/** Folded at the end, the most useful first. */
function references(state: IncidentState, context: IssueContext): readonly string[] {
  return [
    drawCommands(context),
    drawPeople(context),
    drawTroubleshooting(context),
    drawRollbackProcedures(context),
    drawTemplates(state, context),
    drawArchitecture(context),
  ].filter((part) => part !== '')
}

/** As many parts as there is room for; a playbook can be long. */
function fitting(parts: readonly string[], room: number): string {
  const note = '<sub>Some parts of the playbook are too long to be shown here.</sub>'
  const kept: string[] = []
  let left = room - note.length
  for (const part of parts) {
    if (part.length + 2 > left) continue
    kept.push(part)
    left -= part.length + 2
  }
  return join(kept.length === parts.length ? kept : [...kept, note])
}

function drawLabel(text: string): string {
  return truncate(clean(text), 50)
}

function join(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('\n\n')
}
