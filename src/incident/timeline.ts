import { itself, type EventType, type IncidentEvent } from './events.ts'
import type { TimelineEntry } from './state.ts'

/** What the timeline says of an event, in plain text; nothing where the event is only ours. */
export function timelineEntry(event: IncidentEvent): TimelineEntry | undefined {
  // The table pairs each type with its own events; TypeScript cannot follow it through the key. What
  // is not in it a newer version wrote.
  const known = Object.hasOwn(sayings, event.type)
  const say = known ? (sayings[event.type] as Say<EventType>) : nothing
  const text = say(event)
  if (text === undefined) return undefined
  const url = event.url ?? linkOf(event)
  const at = event.type === 'noted' ? (event.happenedAt ?? event.at) : event.at
  return { at, text, by: event.actor, ...(url === undefined ? {} : { url }) }
}

type Say<T extends EventType> = (event: IncidentEvent & { readonly type: T }) => string | undefined

const nothing = (): undefined => undefined

/** What is said of each kind of event: leaving one out does not compile. */
const sayings: { readonly [T in EventType]: Say<T> } = {
  declared: ({ severity, title, trigger }) =>
    `incident declared, ${severity}: ${title === '' ? trigger.summary : title}`,
  linked: ({ issue }) => `also discussed in #${issue}`,
  acknowledged: () => 'acknowledged',
  'role-assigned': ({ role, person }) => `${role}: ${person}`,
  'severity-changed': ({ severity }) => `severity is now ${severity}`,
  'phase-changed': ({ phase }) => `phase: ${phase}`,
  checked: ({ actor, step, evidence }) =>
    actor === itself ? undefined : `done: ${step}${evidence ? ` (${evidence.text})` : ''}`,
  unchecked: ({ step }) => `not done after all: ${step}`,
  noted: ({ text }) => text,
  'deployment-failed': ({ summary }) => summary,
  'variables-differed': ({ text }) => text,
  probed: (event) => `health: ${event.verdict}${findings(event)}`,
  frozen: ({ reason }) => `deployments frozen: ${reason}`,
  unfrozen: () => 'deployments allowed again',
  acted: ({ text }) => text,
  'operation-started': ({ title }) => title,
  'step-finished': ({ title, ok, evidence }) =>
    `${title}${ok ? '' : ' failed'}${evidence ? `: ${evidence.text}` : ''}`,
  'cancel-requested': () => 'asked to stop the operation',
  'operation-finished': ({ summary }) => summary,
  resolved: ({ resolution }) => `resolved${resolution === undefined ? '' : `: ${resolution}`}`,
  reopened: ({ recurrence, reason }) => `${recurrence ? 'recurrence' : 'reopened'}: ${reason}`,
  closed: ({ watched }) => (watched ? 'watched to the end: nothing came back' : 'closed'),
  reminded: ({ text }) => text,
  'updated-public': ({ text }) => `words for the public: ${text}`,
  'drill-marked': () => 'this is a drill',
  corrected: ({ moment, to }) => `corrected: ${moment} at ${to.slice(0, 19).replace('T', ' ')} UTC`,
  'issue-opened': nothing,
  'step-started': nothing,
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
