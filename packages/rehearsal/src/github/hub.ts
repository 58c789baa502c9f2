import type { Actor, Role } from './actors.ts'
import type { Bus } from './events.ts'
import type { Json } from './http.ts'
import type { IssueStore } from './issue-store.ts'
import type { Runs } from './runs.ts'
import type { Variables } from './variables.ts'

/** What an administrator could set, and a rehearsal may change at any time. */
export type Settings = {
  /** Branches that take changes by pull request only, and what says so. */
  readonly protection: Map<string, 'classic' | 'ruleset'>
  /** "Allow GitHub Actions to create and approve pull requests". */
  actionsMayCreatePullRequests: boolean
  /** Names of the repository's secrets. */
  readonly secrets: Set<string>
  /** The status of the refusal to change a file below `.github/workflows`. */
  workflowFileRefusal: 403 | 404 | 422
  /** Whether a dispatch can say which run it started (Enterprise Server up to 3.20 cannot). */
  dispatchDetails: 'supported' | 'unsupported'
  /** Logins by slug of the owner's team. */
  readonly teams: Map<string, readonly string[]>
  /** Requests an hour for the tokens of runs, all together. */
  rateLimit: number
  /** Entries of a tree that one answer holds at most. */
  treeEntries: number
}

export type DeploymentStatus = {
  readonly id: number
  readonly state: string
  readonly description: string
  readonly environmentUrl: string
  readonly logUrl: string
  readonly at: string
  readonly login: string
}

export type Deployment = {
  readonly id: number
  readonly sha: string
  readonly ref: string
  readonly task: string
  readonly environment: string
  readonly description: string
  readonly payload: unknown
  readonly production: boolean
  readonly login: string
  readonly at: string
  readonly statuses: DeploymentStatus[]
}

export type Pull = {
  readonly number: number
  readonly head: string
  readonly base: string
  merged?: { readonly sha: string; readonly at: string }
}

export type Reaction = {
  readonly id: number
  /** `issues/4` or `issues/comments/12`. */
  readonly subject: string
  readonly content: string
  readonly login: string
  readonly at: string
}

/** Everything one rehearsed GitHub knows; the routes read and change it. */
export type Hub = {
  readonly url: string
  readonly owner: string
  readonly name: string
  readonly fullName: string
  /** The issues of all the owner's repositories, by full name. */
  readonly siblings: ReadonlyMap<string, IssueStore>
  readonly defaultBranch: string
  /** Path of the bare repository. */
  readonly git: string
  readonly people: ReadonlyMap<string, Role>
  readonly tokens: Map<string, Actor>
  readonly settings: Settings
  /** Its issues, with all that belongs to them. */
  readonly store: IssueStore
  readonly bus: Bus
  readonly runs: Runs
  readonly deployments: Deployment[]
  readonly pulls: Map<number, Pull>
  readonly reactions: Reaction[]
  /** The parent of each sub-issue of the owner's repositories, both as `owner/name#1`. */
  readonly parents: Map<string, string>
  /** GitHub’s own variables, by environment; the repository’s by an empty name. */
  readonly variables: Map<string, Variables>
  /** Commits that GitHub has signed. */
  readonly verified: Set<string>
  /** The next id, ever growing. */
  readonly nextId: () => number
  /** What time it is here. */
  readonly time: () => Date
  /** The login of whoever sets off what nobody did. */
  readonly reader: string
  /** The repository, as payloads carry it. */
  readonly repository: Json
  /** A user, as payloads carry it. */
  readonly user: (login: string) => Json
}
