import { fold } from '../../incident/fold.ts'
import { inOrder } from '../../incident/order.ts'
import type { IncidentEvent } from '../../incident/events.ts'
import type { IncidentRecord, ServiceRecord } from '../../incident/record.ts'
import type { PostMortemRecord } from '../../incident/post-mortem.ts'
import type { IncidentState } from '../../incident/state.ts'
import type { Playbook } from '../../playbook/schema.ts'
import { handMadeShape, postMortemShape } from '../../records/post-mortem-shape.ts'
import { archiveShape, serviceShape } from '../../records/shapes.ts'
import { readIncidentMarker } from '../../views/markers.ts'
import { readObject, type Commit } from '@outage-playbook/rehearsal/github/git/read.ts'
import { isObject, list, type Json } from '@outage-playbook/rehearsal/github/http.ts'
import { varsOf } from '@outage-playbook/rehearsal/github/routes/variables.ts'
import type { World } from '@outage-playbook/rehearsal/world.ts'
import { figuresOfRollback, type RollbackFigures } from './figures.ts'
import type { Script } from './stage.ts'

export type Comment = { readonly author: string; readonly at: string; readonly body: string }

/** An issue as people see it. */
export type SeenIssue = {
  readonly number: number
  readonly title: string
  readonly state: string
  readonly author: string
  readonly at: string
  readonly labels: readonly string[]
  readonly assignees: readonly string[]
  readonly body: string
  readonly comments: readonly Comment[]
}

/** How things stood before the outage. */
export type Before = {
  readonly head: string
  readonly running: string
  /** How many deployments the hosting had seen. */
  readonly deployments: number
}

/** How things stand at the end of a scenario: all that checks and reports look at. */
export type Outcome = {
  readonly script: Script
  readonly before: Before
  /** The commit that the app itself says it runs. */
  readonly running: string
  readonly health: { readonly status: number; readonly body: unknown }
  /** Every commit that the hosting was asked to run, oldest first. */
  readonly deployed: readonly string[]
  /** What a provider's own API was asked to change, newest first: `POST rollback`. */
  readonly provider: readonly string[]
  /** Commits of the branch, newest first. */
  readonly log: readonly Commit[]
  /** Oldest first. */
  readonly issues: readonly SeenIssue[]
  readonly incidentIssue?: SeenIssue
  readonly record: ServiceRecord
  readonly incident?: IncidentState
  readonly events: readonly IncidentEvent[]
  readonly postMortems: readonly PostMortemRecord[]
  readonly playbook: Playbook
  readonly figures?: RollbackFigures
  /** The variables of the environment on GitHub. */
  readonly variables: Readonly<Record<string, string>>
  /** Runs of the outage workflow that did not end well, with the end of what they said. */
  readonly failedRuns: readonly string[]
  /** Where a secret was heard, a sentence each. */
  readonly leaks: readonly string[]
}

/** The place that a drill is about. */
export type Rehearsed = { readonly service: string; readonly environment: string }

/** How things stand now, before anything is broken. */
export async function lookBefore(world: World): Promise<Before> {
  const [head] = await world.gitLog()
  const running = world.hosting.current() ?? ''
  return { head: head?.sha ?? '', running, deployments: world.hosting.deployments.length }
}

/** Everything worth knowing about a world in the end. */
export async function lookAround(
  world: World,
  about: {
    readonly script: Script
    readonly before: Before
    readonly place: Rehearsed
    readonly playbook: Playbook
    readonly leaks: readonly string[]
  },
): Promise<Outcome> {
  const { script, before, place, playbook, leaks } = about
  const [health, log, issues, record] = await Promise.all([
    world.health(),
    world.gitLog(),
    readIssues(world),
    readService(world, place),
  ])
  const incidentIssue = issues.findLast(({ body }) => readIncidentMarker(body) !== undefined)
  const kept = record.incident ?? (await readArchive(world, incidentIssue?.number))
  const incident = kept && fold(kept, playbook.phases[0]?.id ?? '')
  const figures = figuresOfRollback(world)
  const postMortems = await readPostMortems(world, issues)
  return {
    script,
    before,
    running: releaseIn(health.body),
    health,
    deployed: world.hosting.deployments.map(({ sha }) => sha),
    provider: changesAt(world),
    log,
    issues,
    ...(incidentIssue ? { incidentIssue } : {}),
    record,
    ...(incident ? { incident } : {}),
    events: inOrder(kept?.events ?? []),
    postMortems,
    playbook,
    variables: varsOf(world.github.hub, place.environment),
    ...(figures ? { figures } : {}),
    failedRuns: await failures(world),
    leaks,
  }
}

function changesAt({ provider }: World): string[] {
  const requests = provider.api?.requests ?? []
  return requests
    .filter(({ method }) => method !== 'GET')
    .map(({ method, path }) => `${method} ${path.replace(/\?.*$/, '').split('/').at(-1)}`)
    .toReversed()
}

function releaseIn(body: unknown): string {
  return isObject(body) && typeof body['release'] === 'string' ? body['release'] : ''
}

async function readIssues(world: World): Promise<SeenIssue[]> {
  const issues = await world.issues()
  const seen = await Promise.all(
    issues.map(async (issue) => see(issue, await world.comments(Number(issue['number'])))),
  )
  return seen.toSorted((a, b) => a.number - b.number)
}

function see(issue: Json, comments: readonly Json[]): SeenIssue {
  return {
    number: Number(issue['number']),
    title: String(issue['title']),
    state: String(issue['state']),
    labels: list(issue['labels'])
      .filter(isObject)
      .map(({ name }) => String(name)),
    assignees: list(issue['assignees'])
      .filter(isObject)
      .map(({ login }) => String(login)),
    ...written(issue),
    comments: comments.map(written),
  }
}

/** Who wrote something, when, and what. */
export function written({ user, created_at, body }: Json): Comment {
  const author = isObject(user) ? String(user['login']) : ''
  return { author, at: String(created_at), body: typeof body === 'string' ? body : '' }
}

async function readRecord(world: World, key: string): Promise<unknown> {
  const found = await readObject(world.github.hub.git, `outage-records:${key}.json`)
  return found === undefined ? undefined : JSON.parse(found.content.toString('utf8'))
}

async function readService(world: World, place: Rehearsed): Promise<ServiceRecord> {
  const shape = serviceShape(place.service, place.environment)
  const value = await readRecord(world, shape.key)
  return value === undefined ? shape.empty : shape.read(value)
}

async function readArchive(
  world: World,
  issue: number | undefined,
): Promise<IncidentRecord | undefined> {
  if (issue === undefined) return undefined
  const shape = archiveShape(issue)
  const value = await readRecord(world, shape.key)
  return value === undefined ? undefined : shape.read(value)?.incident
}

async function readPostMortems(
  world: World,
  issues: readonly SeenIssue[],
): Promise<PostMortemRecord[]> {
  const shapes = issues.flatMap(({ number }) => [postMortemShape(number), handMadeShape(number)])
  const values = await Promise.all(shapes.map(({ key }) => readRecord(world, key)))
  return values.flatMap((value, index) =>
    value === undefined ? [] : (shapes[index]?.read(value) ?? []),
  )
}

/** What runs of the action said that did not end well, those that were killed apart. */
export async function failures(world: World): Promise<string[]> {
  const over = world.runner.runs.filter((run) => run.status() === 'ended')
  const ended = await Promise.all(over.map((run) => run.ended))
  return ended
    .filter(({ exitCode, signal }) => exitCode !== 0 && signal !== 'SIGKILL')
    .map(
      ({ id, event, stdout, stderr }) => `run ${id} (${event}): ${(stdout + stderr).slice(-600)}`,
    )
}
