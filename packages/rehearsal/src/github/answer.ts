import { createHash } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { checkAccess } from './access.ts'
import type { Actor } from './actors.ts'
import type { Hub } from './hub.ts'
import { isObject, Refusal, type Call, type Json, type Reply, type Route } from './http.ts'
import { commentRoutes } from './routes/comments.ts'
import { commitRoutes } from './routes/commits.ts'
import { contentsRoutes } from './routes/contents.ts'
import { deploymentRoutes } from './routes/deployments.ts'
import { graphqlRoutes } from './routes/graphql.ts'
import { issueRoutes } from './routes/issues.ts'
import { labelRoutes } from './routes/labels.ts'
import { milestoneRoutes } from './routes/milestones.ts'
import { objectRoutes } from './routes/objects.ts'
import { peopleRoutes } from './routes/people.ts'
import { pullRoutes } from './routes/pulls.ts'
import { reactionRoutes } from './routes/reactions.ts'
import { refRoutes } from './routes/refs.ts'
import { repositoryRoutes } from './routes/repository.ts'
import { runRoutes } from './routes/runs.ts'
import { subIssueRoutes } from './routes/sub-issues.ts'
import { variableRoutes } from './routes/variables.ts'
import { workflowRoutes } from './routes/workflows.ts'

/** Everything that is answered; the first that matches. */
export const routes: readonly Route[] = [
  ...contentsRoutes,
  ...refRoutes,
  ...objectRoutes,
  ...commitRoutes,
  ...peopleRoutes,
  ...pullRoutes,
  ...reactionRoutes,
  ...commentRoutes,
  ...issueRoutes,
  ...subIssueRoutes,
  ...labelRoutes,
  ...milestoneRoutes,
  ...deploymentRoutes,
  ...runRoutes,
  ...workflowRoutes,
  ...variableRoutes,
  ...graphqlRoutes,
  ...repositoryRoutes,
]

/** A request as it came in. */
export type Incoming = {
  readonly method: string
  readonly url: string
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

/** The actor behind the request's token, or nothing. */
export function actorOf(hub: Hub, headers: IncomingHttpHeaders): Actor | undefined {
  const token = /^(?:bearer|token)\s+(\S+)$/i.exec(headers.authorization ?? '')?.[1]
  return token === undefined ? undefined : hub.tokens.get(token)
}

/** Answers one request. Never throws: what goes wrong inside is a 500 that says so. */
export async function answer(hub: Hub, incoming: Incoming): Promise<Reply> {
  try {
    return conditional(incoming, await perform(hub, incoming))
  } catch (error) {
    if (error instanceof Refusal) return refusal(error)
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error)
    return refusal(new Refusal(500, message))
  }
}

/** A refusal as GitHub's JSON. */
export function refusal({ status, message, errors }: Refusal): Reply {
  const documentation_url = 'https://docs.github.com/rest'
  const more = errors === undefined ? {} : { errors }
  return { status, body: { message, ...more, documentation_url, status: String(status) } }
}

async function perform(hub: Hub, incoming: Incoming): Promise<Reply> {
  const url = new URL(incoming.url, hub.url)
  const actor = actorOf(hub, incoming.headers)
  if (actor === undefined) {
    const anonymous = incoming.headers.authorization === undefined
    throw new Refusal(401, anonymous ? 'Requires authentication' : 'Bad credentials')
  }
  for (const candidate of routes) {
    if (candidate.method !== incoming.method) continue
    const match = candidate.pattern.exec(url.pathname)
    if (match === null) continue
    const params = { ...match.groups }
    if (!isOurs(hub, params)) break
    checkAccess(actor, hub.people.get(actor.login) ?? 'none', candidate)
    const call: Call = {
      hub,
      actor,
      method: incoming.method,
      path: url.pathname,
      params,
      query: url.searchParams,
      headers: incoming.headers,
      body: parse(incoming.body),
    }
    return candidate.handle(call)
  }
  throw new Refusal(404, 'Not Found')
}

function isOurs(hub: Hub, params: Readonly<Record<string, string>>): boolean {
  const { owner = hub.owner, repo = hub.name } = params
  return `${owner}/${repo}`.toLowerCase() === hub.fullName.toLowerCase()
}

function parse(body: string): Json {
  if (body === '') return {}
  try {
    const value: unknown = JSON.parse(body)
    // `POST /issues/N/labels` takes a bare list too.
    return isObject(value) ? value : { labels: value }
  } catch {
    throw new Refusal(400, 'Problems parsing JSON')
  }
}

/** Adds an ETag to what was read, and answers 304 where the reader has it already. */
function conditional(incoming: Incoming, reply: Reply): Reply {
  if (incoming.method !== 'GET' || reply.status !== 200) return reply
  const bytes = reply.raw ?? JSON.stringify(reply.body)
  const etag = `W/"${createHash('sha256').update(bytes).digest('hex')}"`
  const headers = { ...reply.headers, etag, 'cache-control': 'private, max-age=60, s-maxage=60' }
  const known = (incoming.headers['if-none-match'] ?? '').split(/,\s*/)
  const same = known.some((tag) => tag.replace(/^W\//, '') === etag.replace(/^W\//, ''))
  return same ? { status: 304, headers } : { ...reply, headers }
}
