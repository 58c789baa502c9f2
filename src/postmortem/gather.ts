import type { Engine, Settings } from '../engine/context.ts'
import { commitsBetween } from '../github/git.ts'
import { fold } from '../incident/fold.ts'
import type { PostMortemRecord } from '../incident/post-mortem.ts'
import type { Release } from '../incident/record.ts'
import { allSteps } from '../playbook/steps.ts'
import { openRecord } from '../records/file.ts'
import { archiveShape } from '../records/shapes.ts'
import type { PostMortemFacts, Related } from '../views/post-mortem/facts.ts'
import { calendarFile } from './calendar.ts'
import {
  candidatesOf,
  clocksOf,
  failedDeployments,
  ownerOf,
  publicMessages,
  releaseChanges,
  respondersOf,
  suspectFor,
  targetsOf,
  timeInSeverities,
  variablesChanges,
  variablesThatDiffered,
  type Change,
} from './facts.ts'
import { numberIn, type KnownIncident } from './incident.ts'

/** Earlier incidents that are read at most. */
const mostEarlier = 10

/** Everything that we know of an incident, from the record and from what changed before it. */
export async function gatherFacts(
  engine: Engine,
  { config, playbook }: Settings,
  incident: KnownIncident,
  dates: Pick<PostMortemRecord, 'dueAt' | 'meetingAt'>,
): Promise<PostMortemFacts> {
  const { state, record, place, releases } = incident
  const clocks = clocksOf(state)
  const now = engine.clock.now()
  const repositoryUrl = engine.codeOf(place).url
  const [commits, variables, related] = await Promise.all([
    commitsBefore(engine, incident, clocks.started),
    variablesBefore(engine, incident, clocks.started),
    earlierIncidents(engine, incident),
  ])
  const changes = [
    ...releaseChanges(releases.filter(mayHaveCaused(clocks.started)), `${repositoryUrl}/commit`),
    ...failedDeployments(record.events),
    ...variablesThatDiffered(record.events),
    ...variables,
    ...commits,
  ]
  const owner = ownerOf(state) ?? config.people['technical-lead'][0]
  return {
    state,
    incident: { number: incident.number, url: incident.url },
    clocks,
    severities: timeInSeverities(record, clocks.resolved ?? now.toISOString()),
    responders: respondersOf(state, record),
    ...(owner === undefined ? {} : { owner }),
    targets: targetsOf(state, clocks, playbook),
    messages: publicMessages(state, record),
    candidates: candidatesOf(changes, clocks.started),
    related,
    questions: allSteps(playbook)
      .map(({ step }) => step.text)
      .filter((text) => text.endsWith('?')),
    ...due(incident, dates),
    drawing: {
      playbook,
      people: config.people,
      now,
      repositoryUrl,
      releases,
      commands: [],
    },
  }
}

function due(
  { number, url, state }: KnownIncident,
  { dueAt, meetingAt }: Pick<PostMortemRecord, 'dueAt' | 'meetingAt'>,
): Pick<PostMortemFacts, 'due'> {
  if (dueAt === undefined || meetingAt === undefined) return {}
  const calendar = calendarFile({
    id: `post-mortem-${number}@${new URL(url).hostname}`,
    title: `Post-mortem: ${state.service} ${state.environment}, incident #${number}`,
    text: `Review the timeline and the actions, find the root cause, agree on action items.\n${url}`,
    url,
    at: new Date(meetingAt),
    minutes: 60,
    now: new Date(state.resolved?.at ?? state.declaredAt),
  })
  return { due: { at: dueAt, meeting: meetingAt, calendar } }
}

/** A rollback from the start on is an answer to the outage. */
const mayHaveCaused =
  (started: string) =>
  ({ via, at }: Release): boolean =>
    via !== 'rollback' || at < started

/** What was changed of the variables from release to release, where snapshots of them are kept. */
async function variablesBefore(
  engine: Engine,
  { place, releases }: KnownIncident,
  started: string,
): Promise<Change[]> {
  if (!releases.some(({ snapshot }) => snapshot !== undefined)) return []
  const { changesBetween } = await import('../operations/variables/history.ts')
  const from = new Date(Date.parse(started) - suspectFor).toISOString()
  return variablesChanges(await changesBetween({ engine, place }, releases, from, started))
}

async function commitsBefore(
  engine: Engine,
  { place }: KnownIncident,
  started: string,
): Promise<Change[]> {
  const since = new Date(Date.parse(started) - suspectFor).toISOString()
  const github = engine.codeOf(place)
  const commits = await commitsBetween(github, place.settings.branch, since, started)
  // Our own commits take a release back; they set nothing off.
  const theirs = commits.filter(({ message }) => !message.includes('\nOutage-Operation: '))
  return theirs.map(({ sha, title, author, at, url }) => ({
    kind: 'merge',
    at,
    sha,
    title,
    text: `\`${sha.slice(0, 7)}\` ${title}`,
    by: author,
    url,
  }))
}

async function earlierIncidents(
  { records, clock, github }: Engine,
  { number, place }: KnownIncident,
): Promise<Related[]> {
  const numbers = (await records.list('incidents/'))
    .flatMap(({ key }) => numberIn(key) ?? [])
    .filter((other) => other < number)
    .slice(-mostEarlier)
  const files = await Promise.all(
    numbers.map((other) => openRecord(records, archiveShape(other), clock)),
  )
  return files.toReversed().flatMap(({ value }): Related[] => {
    const { incident } = value ?? {}
    const isHere = incident?.service === place.service && incident.environment === place.environment
    if (incident === undefined || !isHere) return []
    const state = fold(incident, '')
    const issue = state.issue?.number ?? 0
    const cause = state.resolved?.cause
    return [
      {
        number: issue,
        url: state.issue?.url ?? `${github.url}/issues/${issue}`,
        at: state.startedAt,
        severity: state.severity,
        title: state.title === '' ? state.trigger.summary : state.title,
        ...(cause === undefined ? {} : { cause }),
      },
    ]
  })
}
