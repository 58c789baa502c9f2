import { isAmendment, itself, type Amendment, type IncidentEvent } from './events.ts'
import type { TimelineEntry } from './state.ts'

/** What the timeline says of an event, in plain text; nothing where the event is only ours. */
export function timelineEntry(event: IncidentEvent): TimelineEntry | undefined {
  const text = isAmendment(event) ? amended(event) : say(event)
  if (text === undefined) return undefined
  const url = event.url ?? linkOf(event)
  const at = event.type === 'noted' ? (event.happenedAt ?? event.at) : event.at
  return { at, text, by: event.actor, ...(url === undefined ? {} : { url }) }
}

function amended(event: Amendment): string {
  if (event.type === 'drill-marked') return 'this is a drill'
  return `corrected: ${event.moment} at ${event.to.slice(0, 19).replace('T', ' ')} UTC`
}

function say(event: Exclude<IncidentEvent, Amendment>): string | undefined {
  switch (event.type) {
    case 'declared':
      return `incident declared, ${event.severity}: ${event.trigger.summary}`
    case 'linked':
      return `also discussed in #${event.issue}`
    case 'acknowledged':
      return 'acknowledged'
    case 'role-assigned':
      return `${event.role}: ${event.person}`
    case 'severity-changed':
      return `severity is now ${event.severity}`
    case 'phase-changed':
      return `phase: ${event.phase}`
    case 'checked':
      if (event.actor === itself) return undefined
      return `done: ${event.step}${event.evidence ? ` (${event.evidence.text})` : ''}`
    case 'unchecked':
      return `not done after all: ${event.step}`
    case 'noted':
      return event.text
    case 'deployment-failed':
      return event.summary
    case 'probed':
      return `health: ${event.verdict}${findings(event)}`
    case 'frozen':
      return `deployments frozen: ${event.reason}`
    case 'unfrozen':
      return 'deployments allowed again'
    case 'operation-started':
      return event.title
    case 'step-finished':
      return `${event.title}${event.ok ? '' : ' failed'}${event.evidence ? `: ${event.evidence.text}` : ''}`
    case 'cancel-requested':
      return 'asked to stop the operation'
    case 'operation-finished':
      return event.summary
    case 'resolved':
      return `resolved${event.resolution === undefined ? '' : `: ${event.resolution}`}`
    case 'issue-opened':
    case 'step-started':
      return undefined
  }
}

function findings(event: Extract<IncidentEvent, { type: 'probed' }>): string {
  const bad = event.results.filter((result) => result.verdict !== 'up')
  if (bad.length === 0) return ''
  return `, ${bad.map((result) => `${result.probe} ${result.detail}`).join('; ')}`
}

function linkOf(event: IncidentEvent): string | undefined {
  if (event.type === 'linked' || event.type === 'deployment-failed') return event.link
  if (event.type === 'step-finished') return event.evidence?.url
  return undefined
}
