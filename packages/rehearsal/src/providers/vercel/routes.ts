import { object, text } from '../../github/http.ts'
import { deploymentShape, isCandidate, listedShape, type Deployment } from './deployment.ts'
import type { Deployments } from './deployments.ts'
import { projectShape, type Project } from './project.ts'
import { refusal, type Answer, type Variables } from './variables.ts'

/** What the routes answer from. */
export type Vercel = {
  readonly project: Project
  readonly deployments: Deployments
  readonly variables: Variables
  /** On `hobby` production can go back to the deployment just before, and no further. */
  readonly plan: 'hobby' | 'pro'
}

export type Asked = {
  readonly params: readonly string[]
  readonly query: URLSearchParams
  readonly body: unknown
}

type Route = {
  readonly on: RegExp
  readonly answer: (vercel: Vercel, asked: Asked) => Answer
}

const gone: Answer = { status: 404, body: refusal('not_found', 'Not found') }

/** Every route that is needed. */
export const routes: readonly Route[] = [
  { on: /^GET \/v9\/projects\/([^/]+)$/, answer: oneProject },
  { on: /^PATCH \/v9\/projects\/([^/]+)$/, answer: changeProject },
  { on: /^GET \/v[67]\/deployments$/, answer: listDeployments },
  { on: /^GET \/v13\/deployments\/([^/]+)$/, answer: oneDeployment },
  { on: /^POST \/v13\/deployments$/, answer: build },
  { on: /^DELETE \/v13\/deployments\/([^/]+)$/, answer: remove },
  { on: /^PATCH \/v12\/deployments\/([^/]+)\/cancel$/, answer: cancel },
  { on: /^POST \/v[19]\/projects\/([^/]+)\/rollback\/([^/]+)$/, answer: rollback },
  { on: /^GET \/v9\/projects\/([^/]+)\/rollback\/aliases$/, answer: aliases },
  { on: /^POST \/v10\/projects\/([^/]+)\/promote\/([^/]+)$/, answer: promote },
  { on: /^GET \/v10\/projects\/[^/]+\/env$/, answer: ({ variables }) => variables.list() },
  {
    on: /^POST \/v10\/projects\/[^/]+\/env$/,
    answer: ({ variables }, { body, query }) => variables.set(body, query),
  },
  {
    on: /^GET \/v1\/projects\/[^/]+\/env\/([^/]+)$/,
    answer: ({ variables }, { params }) => variables.one(params[0] ?? ''),
  },
  {
    on: /^PATCH \/v9\/projects\/[^/]+\/env\/([^/]+)$/,
    answer: ({ variables }, { params, body }) => variables.change(params[0] ?? '', body),
  },
  {
    on: /^DELETE \/v9\/projects\/[^/]+\/env\/([^/]+)$/,
    answer: ({ variables }, { params }) => variables.remove(params[0] ?? ''),
  },
  { on: /^GET \/v3\/env\/pull\/([^/]+)(?:\/production)?$/, answer: pull },
]

function oneProject({ project, deployments }: Vercel, { params }: Asked): Answer {
  const [wanted = ''] = params
  if (wanted !== project.id && wanted !== project.name) return gone
  const id = deployments.current()
  const targets = id === '' ? {} : { production: { id } }
  const lastAliasRequest = deployments.lastAliasRequest() ?? null
  return { status: 200, body: { ...projectShape(project), targets, lastAliasRequest } }
}

function changeProject(vercel: Vercel, asked: Asked): Answer {
  const { autoAssignCustomDomains } = object(asked.body)
  if (typeof autoAssignCustomDomains === 'boolean') {
    Object.assign(vercel.project, { autoAssignCustomDomains, updatedAt: Date.now() })
  }
  return oneProject(vercel, asked)
}

function listDeployments({ deployments, project }: Vercel, { query }: Asked): Answer {
  const { id, name } = project
  const place = { project: name, projectId: id, current: deployments.current() }
  const state = query.get('state')?.split(',')
  const sha = query.get('sha')
  const asked = query.get('projectId')
  const since = Number(query.get('since') ?? 0)
  const found = deployments
    .all()
    .filter(() => asked === null || asked === id || asked === name)
    .filter((one) => state === undefined || state.includes(one.state))
    .filter((one) => sha === null || one.sha === sha)
    .filter((one) => one.created >= since)
    .map((one) => listedShape(one, place))
    .filter(({ isRollbackCandidate: is }) => query.get('rollbackCandidate') !== 'true' || is)
    .slice(0, Math.min(Number(query.get('limit') ?? 20), 100))
  return { status: 200, body: { deployments: found, pagination: { count: found.length } } }
}

function oneDeployment({ deployments, project }: Vercel, { params }: Asked): Answer {
  const one = deployments.find(params[0] ?? '')
  if (one === undefined) return gone
  return { status: 200, body: deploymentShape(one, project.name, project.id) }
}

function build({ deployments, project }: Vercel, { body }: Asked): Answer {
  const asked = object(body)
  const source = object(asked['gitSource'])
  const [sha, ref] = [text(source, 'sha'), text(source, 'ref')]
  if (sha === undefined || ref === undefined || source['repoId'] !== 1) {
    return { status: 400, body: refusal('bad_request', 'Invalid request: `gitSource` is missing.') }
  }
  const more = Object.entries(object(asked['meta'])).map(([key, value]) => [key, String(value)])
  const meta = { githubCommitSha: sha, githubCommitRef: ref, ...Object.fromEntries(more) }
  const one = deployments.create({ sha, ref, meta })
  return { status: 200, body: deploymentShape(one, project.name, project.id) }
}

function remove({ deployments }: Vercel, { params }: Asked): Answer {
  const [uid = ''] = params
  if (deployments.find(uid) === undefined) return gone
  deployments.remove(uid)
  return { status: 200, body: { uid, state: 'DELETED' } }
}

function cancel(vercel: Vercel, asked: Asked): Answer {
  const one = vercel.deployments.find(asked.params[0] ?? '')
  if (one === undefined) return gone
  if (one.state === 'READY' || one.state === 'ERROR') {
    const said = 'Deployment cannot be canceled in its current state'
    return { status: 400, body: refusal('bad_request', said) }
  }
  vercel.deployments.cancel(one.id)
  return oneDeployment(vercel, asked)
}

/** It wants ids, and answers without a body. */
function rollback(vercel: Vercel, { params }: Asked): Answer {
  const { deployments, project, plan } = vercel
  const one = deployments.find(params[1] ?? '')
  if (one === undefined || params[0] !== project.id) return gone
  const refused = unmovable(vercel, one)
  if (refused) return refused
  if (!isCandidate(one)) {
    return { status: 422, body: refusal('unprocessable', 'It has never been in production.') }
  }
  if (plan === 'hobby' && one.id !== previous(deployments)?.id) {
    const said = 'Your plan allows rolling back to the previous deployment only.'
    return { status: 402, body: refusal('payment_required', said) }
  }
  deployments.alias('rollback', one.id)
  return { status: 201 }
}

/** The one that had the production domain just before. */
function previous(deployments: Deployments): Deployment | undefined {
  const served = deployments.all().filter(isCandidate)
  const current = served.findIndex(({ id }) => id === deployments.current())
  return served[current + 1]
}

function unmovable({ deployments }: Vercel, { id }: Deployment): Answer | undefined {
  const status = deployments.lastAliasRequest()?.jobStatus
  if (status === 'pending' || status === 'in-progress') {
    return { status: 409, body: refusal('conflict', 'Another request is in progress.') }
  }
  if (id !== deployments.current()) return undefined
  return { status: 409, body: refusal('conflict', 'It is the current production deployment.') }
}

function aliases({ deployments, project }: Vercel): Answer {
  const failed = deployments.lastAliasRequest()?.jobStatus === 'failed'
  const one = { alias: `${project.name}.vercel.app`, status: 'failed' }
  return { status: 200, body: { aliases: failed ? [one] : [], pagination: {} } }
}

function promote(vercel: Vercel, { params }: Asked): Answer {
  const one = vercel.deployments.find(params[1] ?? '')
  if (one === undefined || one.state !== 'READY') return gone
  const refused = unmovable(vercel, one)
  if (refused) return refused
  vercel.deployments.alias('promote', one.id)
  return { status: 201 }
}

function pull({ deployments, variables, project }: Vercel, { params }: Asked): Answer {
  const [id = ''] = params
  if (id === project.id) {
    return { status: 200, body: variables.pulled(variables.forBuild()) }
  }
  const one = deployments.find(id)
  return one ? { status: 200, body: variables.pulled(one.variables) } : gone
}
