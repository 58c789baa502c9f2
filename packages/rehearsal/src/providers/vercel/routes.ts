import { isObject, object, text } from '../../github/http.ts'
import { deploymentShape, isCandidate, listedShape, type Deployment } from './deployment.ts'
import type { Deployments } from './deployments.ts'
import type { Upstream } from './upstream.ts'
import { refusal, type Answer, type Variables } from './variables.ts'

/** What the routes answer from. */
export type Vercel = {
  readonly upstream: Upstream
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
  readonly answer: (vercel: Vercel, asked: Asked) => Answer | Promise<Answer>
}

const gone: Answer = { status: 404, body: refusal('not_found', 'Not found') }

/** The routes that are ours; every other one is `emulate`'s. */
export const routes: readonly Route[] = [
  { on: /^GET \/v9\/projects\/([^/]+)$/, answer: project },
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
  { on: /^GET \/v3\/env\/pull\/([^/]+)(?:\/production)?$/, answer: pull },
]

async function project(vercel: Vercel, { params }: Asked): Promise<Answer> {
  const { upstream, deployments } = vercel
  const { status, body } = await upstream.send('GET', `/v9/projects/${params[0] ?? ''}`)
  if (!isObject(body) || status !== 200) return { status, body }
  const id = deployments.current()
  const targets = id === '' ? {} : { production: { id } }
  return {
    status,
    body: { ...body, targets, lastAliasRequest: deployments.lastAliasRequest() ?? null },
  }
}

function listDeployments({ deployments, upstream }: Vercel, { query }: Asked): Answer {
  const { id, name } = upstream.project
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

function oneDeployment({ deployments, upstream }: Vercel, { params }: Asked): Answer {
  const one = deployments.find(params[0] ?? '')
  if (one === undefined) return gone
  return { status: 200, body: deploymentShape(one, upstream.project.name, upstream.project.id) }
}

async function build({ deployments, upstream }: Vercel, { body }: Asked): Promise<Answer> {
  const asked = object(body)
  const source = object(asked['gitSource'])
  const [sha, ref] = [text(source, 'sha'), text(source, 'ref')]
  if (sha === undefined || ref === undefined || source['repoId'] !== 1) {
    return { status: 400, body: refusal('bad_request', 'Invalid request: `gitSource` is missing.') }
  }
  const more = Object.entries(object(asked['meta'])).map(([key, value]) => [key, String(value)])
  const meta = { githubCommitSha: sha, githubCommitRef: ref, ...Object.fromEntries(more) }
  const one = await deployments.create({ sha, ref, meta })
  return { status: 200, body: deploymentShape(one, upstream.project.name, upstream.project.id) }
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
async function rollback(vercel: Vercel, { params }: Asked): Promise<Answer> {
  const { deployments, upstream, plan } = vercel
  const one = deployments.find(params[1] ?? '')
  if (one === undefined || params[0] !== upstream.project.id) return gone
  const refused = unmovable(vercel, one)
  if (refused) return refused
  if (!isCandidate(one)) {
    return { status: 422, body: refusal('unprocessable', 'It has never been in production.') }
  }
  if (plan === 'hobby' && one.id !== previous(deployments)?.id) {
    const said = 'Your plan allows rolling back to the previous deployment only.'
    return { status: 402, body: refusal('payment_required', said) }
  }
  await deployments.alias('rollback', one.id)
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

function aliases({ deployments, upstream }: Vercel): Answer {
  const failed = deployments.lastAliasRequest()?.jobStatus === 'failed'
  const one = { alias: `${upstream.project.name}.vercel.app`, status: 'failed' }
  return { status: 200, body: { aliases: failed ? [one] : [], pagination: {} } }
}

async function promote(vercel: Vercel, { params }: Asked): Promise<Answer> {
  const one = vercel.deployments.find(params[1] ?? '')
  if (one === undefined || one.state !== 'READY') return gone
  const refused = unmovable(vercel, one)
  if (refused) return refused
  await vercel.deployments.alias('promote', one.id)
  return { status: 201 }
}

async function pull({ deployments, variables, upstream }: Vercel, { params }: Asked) {
  const [id = ''] = params
  if (id === upstream.project.id) {
    return { status: 200, body: await variables.pulled(await variables.forBuild()) }
  }
  const one = deployments.find(id)
  return one ? { status: 200, body: await variables.pulled(one.variables) } : gone
}
