import { branchHead } from '../git/read.ts'
import type { Pull } from '../hub.ts'
import {
  isObject,
  notFound,
  paged,
  param,
  Refusal,
  route,
  text,
  type Call,
  type Json,
  type Reply,
} from '../http.ts'
import { addIssue } from '../issue-store.ts'
import { pullShape, wholePullShape } from '../shapes/pull.ts'

const invalid = (field: string, code: string, message?: string): Refusal =>
  new Refusal(422, 'Validation Failed', [
    { resource: 'PullRequest', field, code, ...(message === undefined ? {} : { message }) },
  ])

async function create(call: Call): Promise<Reply> {
  const { hub, body, actor } = call
  if (actor.workflow && !hub.settings.actionsMayCreatePullRequests) {
    throw new Refusal(403, 'GitHub Actions is not permitted to create or approve pull requests.')
  }
  const head = (text(body, 'head') ?? '').replace(`${hub.owner}:`, '')
  const base = text(body, 'base') ?? ''
  const [from, to] = await Promise.all([branchHead(hub.git, head), branchHead(hub.git, base)])
  if (from === undefined) throw invalid('head', 'invalid')
  if (to === undefined) throw invalid('base', 'invalid')
  if (from === to) throw invalid('base', 'custom', `No commits between ${base} and ${head}`)
  for (const pull of hub.pulls.values()) {
    if (pull.head !== head || pull.base !== base || pull.merged !== undefined) continue
    if ((await pullShape(hub, pull))['state'] !== 'open') continue
    throw invalid('head', 'custom', `A pull request already exists for ${hub.owner}:${head}.`)
  }
  const title = text(body, 'title') ?? ''
  if (title === '') throw invalid('title', 'missing_field')
  const { number } = addIssue(hub, actor.login, { title, body: text(body, 'body') ?? null })
  const pull: Pull = { number, head, base }
  hub.pulls.set(pull.number, pull)
  const pull_request = await wholePullShape(hub, pull)
  const payload = { action: 'opened', number: pull.number, pull_request }
  const sender = hub.user(actor.login)
  hub.bus.emit('pull_request', { ...payload, repository: hub.repository, sender }, actor)
  return { status: 201, body: pull_request }
}

async function listPulls(call: Call): Promise<Reply> {
  const { hub, query } = call
  const state = query.get('state') ?? 'open'
  const head = query.get('head')
  const base = query.get('base')
  const all = await Promise.all(
    [...hub.pulls.values()].toReversed().map((pull) => pullShape(hub, pull)),
  )
  const matches = (pull: Json): boolean =>
    (state === 'all' || pull['state'] === state) &&
    (head === null || (isObject(pull['head']) && pull['head']['label'] === head)) &&
    (base === null || (isObject(pull['base']) && pull['base']['ref'] === base))
  return paged(call, all.filter(matches))
}

async function getPull(call: Call): Promise<Reply> {
  const pull = call.hub.pulls.get(Number(param(call, 'number')))
  if (pull === undefined) throw notFound()
  return { status: 200, body: await wholePullShape(call.hub, pull) }
}

export const pullRoutes = [
  route('POST', '/pulls', 'pull-requests:write', create),
  route('GET', '/pulls', 'pull-requests:read', listPulls),
  route('GET', '/pulls/:number', 'pull-requests:read', getPull),
]
