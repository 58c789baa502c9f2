import { momentsOf } from '../incident/correct.ts'
import { itself, type IncidentEvent } from '../incident/events.ts'
import type { IncidentRecord, Release } from '../incident/record.ts'
import type { IncidentState, TimelineEntry } from '../incident/state.ts'
import type { Playbook } from '../playbook/schema.ts'
import type { Candidate, Clocks, PostMortemFacts, Target } from '../views/post-mortem/facts.ts'

/** Milliseconds before the start in which a change may have set it off. */
export const suspectFor = 24 * 3_600_000

/** When it began, was noticed, and so on, with what people have corrected. */
export function clocksOf(state: IncidentState): Clocks {
  return { ...momentsOf(state), started: state.startedAt, detected: state.detectedAt }
}

/** Milliseconds in each severity, in the order of time. */
export function timeInSeverities(
  { events }: IncidentRecord,
  end: string,
): PostMortemFacts['severities'] {
  const changes = events.flatMap((event) =>
    event.type === 'declared' || event.type === 'severity-changed'
      ? [{ severity: event.severity, at: event.at }]
      : [],
  )
  return changes.map(({ severity, at }, index) => ({
    severity,
    milliseconds: Date.parse(changes[index + 1]?.at ?? end) - Date.parse(at),
  }))
}

/** Ids of events that a run or a deployment caused: their actor is the name of a workflow. */
const machine = /^(?:run|deployment|status):/

/** Everybody who did something, or was given a role; the playbook itself left out. */
export function respondersOf({ roles }: IncidentState, { events }: IncidentRecord): string[] {
  const acting = events
    .filter(({ id, actor }) => !machine.test(id) && actor !== itself && actor !== 'somebody')
    .map(({ actor }) => actor)
  return [...new Set([...Object.values(roles), ...acting])].filter((login) => login !== '')
}

/** The person who sees that it is written: the commander, else who resolved it. */
export function ownerOf({ roles, resolved }: IncidentState): string | undefined {
  const by = resolved?.by === itself ? undefined : resolved?.by
  return roles.commander ?? by
}

/** The targets of the playbook for the severity, and whether they were met. */
export function targetsOf(state: IncidentState, clocks: Clocks, playbook: Playbook): Target[] {
  const severity = playbook.severities.find(({ id }) => id === state.severity)
  if (severity === undefined) return []
  const from = Date.parse(clocks.started)
  const target = (name: string, within: number, at: string | undefined): Target => ({
    name,
    within,
    ...(at === undefined ? {} : { took: Date.parse(at) - from }),
  })
  return [
    target(
      severity.acknowledge.title ?? 'Acknowledge',
      severity.acknowledge.within,
      clocks.acknowledged,
    ),
    target(severity.resolve.title ?? 'Resolve', severity.resolve.within, clocks.resolved),
  ]
}

/** What was told to the public: by `/update`, or in a note that begins as the playbook's templates do. */
export function publicMessages(
  { timeline }: IncidentState,
  { events }: IncidentRecord,
): TimelineEntry[] {
  const updates = events.flatMap((event): TimelineEntry[] => {
    if (event.type !== 'updated-public') return []
    const { at, actor: by, message, text, url } = event
    return [{ at, by, text: message ?? text, ...(url === undefined ? {} : { url }) }]
  })
  const notes = timeline.filter(({ text }) => /^\W*\[(?:OUTAGE|UPDATE|RESOLVED)\]/.test(text))
  return [...updates, ...notes].toSorted((a, b) => (a.at < b.at ? -1 : 1))
}

/** A change that may have set it off. */
export type Change = Omit<Candidate, 'before' | 'beforeAtMost'> & {
  readonly sha?: string
  /** First line of the commit's message, where the text has it already. */
  readonly title?: string
  /** Where only a time is known in which it happened: it was after this. `at` is when it had happened. */
  readonly after?: string
}

/**
 * Changes before the start, the nearest first; a commit that was released stands there once. What names
 * a commit by its sha alone gets the title that another change of that commit has.
 */
export function candidatesOf(changes: readonly Change[], started: string): Candidate[] {
  const start = Date.parse(started)
  const seen = new Set<string>()
  const titles = new Map(changes.map(({ sha, title }) => [title && sha, title]))
  return changes
    .map(({ after, ...change }) => ({ ...change, ...distance(start, change.at, after) }))
    .filter(({ before }) => before > -1_000 && before <= suspectFor)
    .toSorted((a, b) => a.before - b.before)
    .filter(({ kind, sha, text }) => {
      const key = `${kind} ${sha ?? text}`
      return !seen.has(key) && seen.add(key)
    })
    .map(({ sha, title, ...candidate }) => {
      const known = title === undefined && sha !== undefined ? titles.get(sha) : undefined
      return known === undefined
        ? candidate
        : { ...candidate, text: `${candidate.text}: “${known}”` }
    })
}

/** How long before the start it happened; what began before the start may have happened before it. */
function distance(
  start: number,
  at: string,
  after: string | undefined,
): Pick<Candidate, 'before' | 'beforeAtMost'> {
  const before = start - Date.parse(at)
  const beforeAtMost = after === undefined ? before : start - Date.parse(after)
  if (beforeAtMost <= before) return { before }
  return { before: beforeAtMost > 0 ? Math.max(0, before) : before, beforeAtMost }
}

/** Changes of variables; where the moment is not known, the time in which it was. */
export function variablesChanges(
  changes: readonly { readonly text: string; readonly earliest: string; readonly latest: string }[],
): Change[] {
  return changes.map(({ text, earliest, latest }) => ({
    kind: 'variables',
    at: latest,
    text,
    ...(earliest < latest ? { after: earliest } : {}),
  }))
}

/** How the variables were found to differ while the incident was open, as changes. */
export function variablesThatDiffered(events: readonly IncidentEvent[]): Change[] {
  return variablesChanges(events.filter((event) => event.type === 'variables-differed'))
}

/** Releases as changes. */
export function releaseChanges(releases: readonly Release[], commitUrl: string): Change[] {
  return releases.map(({ sha, title, at, verdict, via, url }): Change => ({
    kind: 'release',
    at,
    sha,
    ...(title === '' ? {} : { title }),
    text: `${via === 'rollback' ? 'rollback to' : 'release'} \`${sha.slice(0, 7)}\`${title === '' ? '' : ` ${title}`}${verdict === 'bad' ? ', not healthy' : ''}`,
    url: url ?? `${commitUrl}/${sha}`,
  }))
}

/** Deployments that failed, as changes. */
export function failedDeployments(events: readonly IncidentEvent[]): Change[] {
  return events.flatMap((event): Change[] =>
    event.type === 'deployment-failed'
      ? [
          {
            kind: 'deployment',
            at: event.at,
            text: event.summary,
            ...(event.sha === undefined ? {} : { sha: event.sha }),
            ...(event.link === undefined ? {} : { url: event.link }),
          },
        ]
      : [],
  )
}
