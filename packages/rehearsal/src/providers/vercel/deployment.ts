import type { Json } from '../../github/http.ts'

/** A production deployment of the rehearsed Vercel. */
export type Deployment = {
  readonly id: string
  readonly sha: string
  readonly ref: string
  readonly meta: Readonly<Record<string, string>>
  /** Milliseconds since the epoch. */
  readonly created: number
  /** Those it was built with. */
  readonly variables: Readonly<Record<string, string>>
  readonly state: 'QUEUED' | 'INITIALIZING' | 'BUILDING' | 'READY' | 'ERROR' | 'CANCELED'
  /** `PROMOTED`: it has had the production domain, and may have lost it since. */
  readonly substate?: 'STAGED' | 'PROMOTED'
  readonly ready?: number
  readonly aliasAssigned?: number
  readonly error?: string
}

/** What Vercel does to give the production domain to a deployment. */
export type AliasRequest = {
  readonly type: 'promote' | 'rollback'
  readonly jobStatus: 'pending' | 'in-progress' | 'succeeded' | 'failed' | 'skipped'
  readonly requestedAt: number
  readonly fromDeploymentId: string
  readonly toDeploymentId: string
}

const inspector = (one: Deployment, project: string): string =>
  `https://vercel.com/acme/${project}/${one.id.slice(4)}`

/** As one deployment is answered; lists say `uid` where it says `id`. */
export function deploymentShape(one: Deployment, project: string, projectId: string): Json {
  return {
    id: one.id,
    ...common(one, project, projectId),
    createdAt: one.created,
    gitSource: { type: 'github', repoId: 1, ref: one.ref, sha: one.sha },
    ...(one.error === undefined ? {} : { errorCode: 'BUILD_FAILED', errorMessage: one.error }),
  }
}

/** As it stands in a list. */
export function listedShape(
  one: Deployment,
  place: { readonly project: string; readonly projectId: string; readonly current: string },
): Json {
  return {
    uid: one.id,
    ...common(one, place.project, place.projectId),
    created: one.created,
    state: one.state,
    isRollbackCandidate: isCandidate(one) && one.id !== place.current,
  }
}

function common(one: Deployment, project: string, projectId: string): Json {
  return {
    name: project,
    projectId,
    url: `${project}-${one.id.slice(4, 13).toLowerCase()}-acme.vercel.app`,
    inspectorUrl: inspector(one, project),
    source: 'git',
    target: 'production',
    readyState: one.state,
    readySubstate: one.substate,
    ready: one.ready,
    meta: one.meta,
    aliasAssigned: one.aliasAssigned ?? false,
    aliasError: null,
  }
}

/** True where production can go back to it. */
export function isCandidate(one: Deployment): boolean {
  return one.state === 'READY' && one.substate === 'PROMOTED'
}
