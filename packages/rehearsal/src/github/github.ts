import { randomUUID } from 'node:crypto'
import { personActor, type Actor, type Role } from './actors.ts'
import { openBus, type Bus } from './events.ts'
import { branchHead } from './git/read.ts'
import { closeReader } from './git/reader.ts'
import { closeMover, moveRef } from './git/mover.ts'
import type { Hub, Settings } from './hub.ts'
import { timestamp, type Json } from './http.ts'
import { emptyIssueStore } from './issue-store.ts'
import type { LoggedRequest } from './log.ts'
import { tellPush } from './pushes.ts'
import { openRuns, type Runs } from './runs.ts'
import { openFront, type Interceptor } from './server.ts'
import { repositoryShape } from './shapes/repository.ts'
import { runShape, workflowShape } from './shapes/run.ts'
import { typeOf, userShape } from './shapes/user.ts'

export type GitHubOptions = {
  /** `owner/name`. */
  readonly repository: string
  /** Path of the bare repository behind it. */
  readonly git: string
  readonly people: Readonly<Record<string, Role>>
  readonly defaultBranch?: string
  /** Names of further repositories of the owner: they have issues, and nothing of them starts a run. */
  readonly others?: readonly string[]
  /** What time it is there; the machine's by default. */
  readonly time?: () => Date
}

/** A GitHub on loopback. */
export type GitHub = {
  readonly url: string
  readonly hub: Hub
  readonly settings: Settings
  readonly bus: Bus
  readonly runs: Runs
  readonly requests: readonly LoggedRequest[]
  /** Milliseconds since it was opened: the clock of `requests`. */
  now(): number
  /** A new token for an actor. */
  token(actor: Actor): string
  /** The one token of a person. */
  personToken(login: string): string
  revoke(token: string): void
  /** Called before and after each request; answers the function that stops it. */
  intercept(interceptor: Interceptor): () => void
  /** Moves a branch to a commit that is in the repository already, as `git push` does. */
  push(actor: Actor, branch: string, sha: string): Promise<void>
  /** Calls the API; the answer's JSON, or an error that carries what it said. */
  request(token: string, method: string, path: string, body?: Json): Promise<unknown>
  close(): Promise<void>
}

/** Opens a GitHub with one repository, and the people who may use it. */
export async function openGitHub(options: GitHubOptions): Promise<GitHub> {
  const { repository: fullName, git, defaultBranch = 'main', others = [] } = options
  const { time = () => new Date() } = options
  const [owner = '', name = ''] = fullName.split('/')
  const people = new Map(Object.entries(options.people))
  const front = await openFront()
  const names = [name, ...others]
  const reader = options.people['alice'] === undefined ? ([...people.keys()][0] ?? '') : 'alice'
  const bus = openBus(time)
  let lastId = 9_000_000
  const nextId = (): number => ++lastId
  const ids = new Map<string, number>()
  /** Somebody who wrote a commit, and has no part in the repository, has an account as well. */
  const idOf = (login: string): number => {
    const id = ids.get(login) ?? nextId()
    ids.set(login, id)
    return id
  }
  const shared = {
    ...{ url: front.url, owner, defaultBranch, git, people, reader, nextId, time },
    tokens: new Map<string, Actor>(),
    parents: new Map<string, string>(),
    siblings: new Map(names.map((each) => [`${owner}/${each}`, emptyIssueStore()])),
    user: (login: string) => userShape(front.url, { login, id: idOf(login), type: typeOf(login) }),
  }
  const hub = openHub(shared, name, bus)
  // What happens in the others is told to nobody here.
  front.serve([hub, ...others.map((other) => openHub(shared, other, openBus(time)))])

  const tokens = new Map<string, string>()
  const token = (actor: Actor): string => {
    const value = `ghs_${randomUUID().replaceAll('-', '')}`
    hub.tokens.set(value, actor)
    return value
  }
  const personToken = (login: string): string => {
    const known = tokens.get(login) ?? token(personActor(login))
    tokens.set(login, known)
    return known
  }
  return {
    url: front.url,
    hub,
    settings: hub.settings,
    bus,
    runs: hub.runs,
    requests: front.requests,
    now: () => front.now(),
    token,
    personToken,
    revoke: (value) => void hub.tokens.delete(value),
    intercept: (interceptor) => front.intercept(interceptor),
    async push(actor, branch, sha) {
      const ref = `refs/heads/${branch}`
      const before = await branchHead(git, branch)
      await moveRef(git, ref, sha, before)
      await tellPush(hub, actor, ref, before, sha)
    },
    request: (value, method, path, body) => request(front.url, value, method, path, body),
    async close() {
      await front.close()
      closeReader(git)
      closeMover(git)
    },
  }
}

type Shared = Pick<
  Hub,
  | 'url'
  | 'owner'
  | 'defaultBranch'
  | 'git'
  | 'people'
  | 'reader'
  | 'nextId'
  | 'time'
  | 'parents'
  | 'siblings'
  | 'tokens'
  | 'user'
>

/** The state of one repository. */
function openHub(shared: Shared, name: string, bus: Bus): Hub {
  const { url, owner, defaultBranch, nextId, time, siblings } = shared
  const fullName = `${owner}/${name}`
  const at = timestamp(time())
  const runs = openRuns({
    bus,
    nextId,
    time,
    payload: (action, run) => ({
      action,
      workflow_run: runShape(hub, run),
      workflow: workflowShape(hub, { id: run.workflowId, name: run.name, path: run.path }),
      repository: hub.repository,
      sender: hub.user(run.actor.login),
    }),
  })
  const hub: Hub = {
    ...shared,
    ...{ name, fullName, bus, runs },
    settings: {
      protection: new Map(),
      actionsMayCreatePullRequests: true,
      secrets: new Set(),
      workflowFileRefusal: 403,
      dispatchDetails: 'supported',
      teams: new Map(),
      rateLimit: 1000,
      treeEntries: 100_000,
    },
    deployments: [],
    pulls: new Map(),
    reactions: [],
    variables: new Map(),
    verified: new Set(),
    store: siblings.get(fullName) ?? emptyIssueStore(),
    repository: repositoryShape({ url, id: nextId(), owner, name, defaultBranch, at }),
  }
  return hub
}

async function request(
  url: string,
  token: string,
  method: string,
  path: string,
  body?: Json,
): Promise<unknown> {
  const response = await fetch(`${url}${path}`, {
    method,
    // A connection that has been idle is not used again: it may be closed at the same moment.
    headers: {
      authorization: `token ${token}`,
      'content-type': 'application/json',
      connection: 'close',
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  if (!response.ok) throw new Error(`${method} ${path} was answered ${response.status}: ${text}`)
  return text === '' ? undefined : JSON.parse(text)
}
