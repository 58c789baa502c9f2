/** What a person may do in the repository. */
export type Role = 'admin' | 'maintain' | 'write' | 'triage' | 'read' | 'none'

export type Access = 'write' | 'read' | 'none'

/** Keys of a job's `permissions:`. */
export type Permission =
  'actions' | 'contents' | 'deployments' | 'issues' | 'metadata' | 'pull-requests' | 'statuses'

/** Who a token speaks for. */
export type Actor = {
  readonly login: string
  readonly type: 'User' | 'Bot'
  /** True for the GITHUB_TOKEN of a run: what it does starts no further runs. */
  readonly workflow: boolean
  readonly scopes: readonly string[]
  /** A job's `permissions:`; a key left out means `write` here. */
  readonly permissions: Readonly<Partial<Record<Permission, Access>>>
  /** Whether a change below `.github/workflows` is taken from it. */
  readonly workflowFiles: 'allowed' | 'refused'
  /** Id of the run whose token this is. */
  readonly run?: string
}

export const actionsBot = 'github-actions[bot]'

/** The token of a person, with full scopes. */
export function personActor(login: string, scopes: readonly string[] = ['repo']): Actor {
  return {
    login,
    type: 'User',
    workflow: false,
    scopes,
    permissions: {},
    workflowFiles: 'allowed',
  }
}

/** The GITHUB_TOKEN of a run. */
export function workflowActor(options: Partial<Actor> = {}): Actor {
  return {
    login: actionsBot,
    type: 'Bot',
    workflow: true,
    scopes: [],
    permissions: {},
    workflowFiles: 'refused',
    ...options,
  }
}

/** The address in a commit made by a login, so that commits can be matched with people. */
export function emailOf(login: string): string {
  if (login === actionsBot) return '41898282+github-actions[bot]@users.noreply.github.com'
  return `${login}@users.noreply.github.com`
}

/** The login behind the address of a commit, or nothing. */
export function loginOf(email: string): string | undefined {
  return /^(?:\d+\+)?([^@]+)@users\.noreply\.github\.com$/.exec(email)?.[1]
}
