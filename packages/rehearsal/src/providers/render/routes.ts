import { isObject, list, type Json } from '../../github/http.ts'
import type { LocalHosting } from '../../hosting/hosting.ts'
import type { Deploys } from './deploys.ts'
import type { RenderSettings, RenderState } from './state.ts'

export type RoutesOptions = {
  readonly settings: RenderSettings
  readonly deploys: Deploys
  readonly hosting: LocalHosting
}

type Asked = {
  readonly params: Readonly<Record<string, string>>
  readonly query: URLSearchParams
  /** JSON, or nothing where it was none. */
  readonly body: unknown
}

type Answer = readonly [status: number, body?: unknown]

type Handler = (asked: Asked) => Answer | Promise<Answer>

const refuse = (status: number, message: string): Answer => [status, { id: 'req-0', message }]
const unknown = (what: string): Answer => refuse(404, `${what} not found`)

/** Answers a request by what the service is, and changes it. */
export type Answerer = (method: string, path: string, body: string) => Promise<Response>

/** The routes that are needed, behaving as recorded: 201 and 202, and the PUT that wipes. */
export function openRoutes(state: RenderState, options: RoutesOptions): Answerer {
  const { settings, deploys, hosting } = options
  const { service } = state
  const base = '/v1/services/:service'
  const routes: { method: string; pattern: RegExp; handle: Handler }[] = []
  const route = (method: string, path: string, handle: Handler): void => {
    const pattern = new RegExp(`^${path.replace(/:(\w+)/g, '(?<$1>[^/]+)')}$`)
    routes.push({ method, pattern, handle })
  }

  route('GET', base, () => [200, service])
  route('PATCH', base, ({ body }) => change(state, options, isObject(body) ? body : {}))

  route('GET', `${base}/deploys`, ({ query }) => {
    const wanted = query.getAll('status').flatMap((text) => text.split(','))
    const found = state.deploys.filter(
      ({ status }) => wanted.length === 0 || wanted.includes(status),
    )
    return [
      200,
      paged(found, query, ({ id }) => id).map(([deploy, cursor]) => ({ deploy, cursor })),
    ]
  })
  route('GET', `${base}/deploys/:id`, ({ params }) => {
    const deploy = state.deploys.find(({ id }) => id === params['id'])
    return deploy === undefined ? unknown('deploy') : [200, deploy]
  })
  route('POST', `${base}/deploys`, async ({ body }) => {
    const { commitId, deployMode } = isObject(body) ? body : {}
    if (deployMode === 'deploy_only' && commitId !== undefined) {
      return refuse(400, 'deployMode deploy_only cannot be used with commitId')
    }
    const sha = typeof commitId === 'string' ? commitId : await deploys.head()
    return begun(await deploys.ask({ sha, trigger: 'api' }))
  })
  route('POST', `${base}/deploys/:id/cancel`, async ({ params }) => {
    const deploy = state.deploys.find(({ id }) => id === params['id'])
    if (deploy === undefined) return unknown('deploy')
    if (!deploys.cancel(deploy.id)) return refuse(400, 'deploy has ended')
    return [200, deploy]
  })
  route('POST', `${base}/rollback`, async ({ body }) => {
    const id = isObject(body) ? body['deployId'] : undefined
    const target = state.deploys.find((deploy) => deploy.id === id)
    if (target === undefined) return unknown('deploy')
    const lived = target.status === 'live' || target.status === 'deactivated'
    if (!lived || settings.artifactsGone) return refuse(400, 'cannot roll back to this deploy')
    const { id: sha } = target.commit
    return begun(await deploys.ask({ sha, trigger: 'rollback', of: target.id }))
  })
  route('POST', `${base}/restart`, async () => {
    await deploys.restart()
    return [200]
  })
  route('POST', `${base}/scale`, ({ body }) => {
    if (settings.freePlan) return refuse(400, 'free services cannot be scaled')
    const { numInstances } = isObject(body) ? body : {}
    const { serviceDetails } = service
    if (serviceDetails.autoscaling?.enabled !== true) {
      serviceDetails.numInstances = Number(numInstances)
    }
    return [202]
  })

  route('GET', `${base}/env-vars`, ({ query }) => {
    const all = Object.entries(hosting.variables).map(([key, value]) => ({ key, value }))
    const page = paged(all, query, ({ key }) => `c-${key}`)
    return [200, page.map(([envVar, cursor]) => ({ envVar, cursor }))]
  })
  // It replaces them all, and takes a `null` for an empty list.
  route('PUT', `${base}/env-vars`, ({ body }) => {
    for (const name of Object.keys(hosting.variables)) delete hosting.variables[name]
    for (const { key, value } of list(body).filter(isObject)) {
      hosting.variables[String(key)] = String(value)
    }
    return [200, []]
  })
  route('PUT', `${base}/env-vars/:key`, ({ params, body }) => {
    const key = decodeURIComponent(params['key'] ?? '')
    const { value } = isObject(body) ? body : {}
    if (typeof value !== 'string') return refuse(400, 'value is required')
    hosting.variables[key] = value
    return [200, { key, value }]
  })
  route('DELETE', `${base}/env-vars/:key`, ({ params }) => {
    const key = decodeURIComponent(params['key'] ?? '')
    if (!(key in hosting.variables)) return unknown('env var')
    delete hosting.variables[key]
    return [204]
  })

  route('GET', '/v1/logs', ({ query }) => {
    if (query.get('ownerId') !== service.ownerId) return refuse(400, 'ownerId is wrong')
    return [200, logPage(hosting, query)]
  })

  return async (method, path, text) => {
    const { pathname, searchParams: query } = new URL(path, 'http://127.0.0.1')
    for (const one of routes) {
      const match = one.method === method ? one.pattern.exec(pathname) : null
      if (match === null) continue
      const params = { ...match.groups }
      const isOther = params['service'] !== undefined && params['service'] !== service.id
      if (isOther) return respond(unknown('service'))
      return respond(await one.handle({ params, query, body: parsed(text) }))
    }
    return respond(refuse(404, 'not found'))
  }
}

function begun(deploy: unknown): Answer {
  return deploy === undefined ? [202] : [201, deploy]
}

/** Changes the service: turning autodeploy on by itself forgets what it waited for. */
function change(state: RenderState, { settings, hosting }: RoutesOptions, body: Json): Answer {
  const { service } = state
  const { autoDeploy, autoDeployTrigger: trigger, serviceDetails } = body
  if (autoDeploy === 'no') Object.assign(service, { autoDeploy, autoDeployTrigger: 'off' })
  if (autoDeploy === 'yes') {
    if (service.autoDeployTrigger === 'off') service.autoDeployTrigger = 'commit'
    service.autoDeploy = 'yes'
  }
  if (trigger === 'commit' || trigger === 'checksPass' || trigger === 'off') {
    service.autoDeployTrigger = trigger
    service.autoDeploy = trigger === 'off' ? 'no' : 'yes'
  }
  const { maintenanceMode } = isObject(serviceDetails) ? serviceDetails : {}
  if (isObject(maintenanceMode)) {
    if (settings.freePlan) return refuse(400, 'free services have no maintenance mode')
    const { enabled, uri } = maintenanceMode
    const mode = { enabled: enabled === true, uri: typeof uri === 'string' ? uri : '' }
    service.serviceDetails.maintenanceMode = mode
    hosting.setMaintenance(mode.enabled)
  }
  return [200, service]
}

function logPage({ printed }: LocalHosting, query: URLSearchParams): unknown {
  const limit = Number(query.get('limit') ?? 20)
  const from = Date.parse(query.get('startTime') ?? '1970-01-01')
  const to = Date.parse(query.get('endTime') ?? '9999-01-01')
  const found = printed.filter(({ at }) => Date.parse(at) >= from && Date.parse(at) < to)
  const newestFirst = query.get('direction') === 'backward'
  const page = newestFirst ? found.slice(-limit).toReversed() : found.slice(0, limit)
  const oldest = page.at(newestFirst ? -1 : 0)
  return {
    logs: page.map(({ at, text }, index) => ({
      id: `log-${index}`,
      timestamp: at,
      message: text,
      labels: [],
    })),
    hasMore: found.length > page.length,
    nextStartTime: query.get('startTime') ?? '',
    nextEndTime: oldest?.at ?? '',
  }
}

/** A page of a list, each with its cursor; a cursor given is that of the last one seen. */
function paged<T>(
  all: readonly T[],
  query: URLSearchParams,
  cursorOf: (item: T) => string,
): [T, string][] {
  const limit = Math.min(100, Number(query.get('limit') ?? 20) || 20)
  const cursor = query.get('cursor')
  const after = cursor === null ? 0 : all.findIndex((item) => cursorOf(item) === cursor) + 1
  return all.slice(after, after + limit).map((item) => [item, cursorOf(item)])
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function respond([status, body]: Answer): Response {
  if (body === undefined) return new Response(null, { status })
  return Response.json(body, { status })
}
