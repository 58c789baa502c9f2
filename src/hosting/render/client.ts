import { OutageError } from '../../errors.ts'
import type { RetryPolicy } from '../../http/retry.ts'
import type { Json } from '../../ports.ts'
import { relativeLimits } from '../../http/limits.ts'
import { hostingCodes } from '../codes.ts'
import { openApi, type ApiAnswer, type ApiRequest, type JsonApi } from '../../http/api.ts'
import {
  readDeploy,
  readDeploys,
  readService,
  type RenderDeploy,
  type RenderService,
} from './shapes.ts'

export type RenderAccountOptions = {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly secrets: readonly string[]
  readonly policy?: RetryPolicy
}

/** An account at Render: its limits are those of all its services together. */
export type RenderAccount = {
  /** `RENDER_API_KEY`; empty if there is none, which is said once something is asked. */
  readonly key: string
  readonly api: JsonApi
}

/** Render's API, for one service. Paths are below the service, unless they begin with `//`. */
export type Render = {
  readonly service: string
  readonly api: JsonApi
  ask(request: ApiRequest): Promise<ApiAnswer>
  deploys(query: { readonly status?: readonly string[]; limit: number }): Promise<RenderDeploy[]>
  deploy(id: string): Promise<RenderDeploy>
  /** The service as it is set now. */
  settings(): Promise<RenderService>
  change(body: Json): Promise<RenderService>
  /** Address of a page of the service for people, as Render gave it, or as well as we know. */
  page(path?: string): string
}

const usualUrl = 'https://api.render.com/v1'

/** Opens the account that the environment has a key for. */
export function openAccount({ env, ...options }: RenderAccountOptions): RenderAccount {
  const key = env['RENDER_API_KEY'] ?? ''
  const api = openApi({
    name: 'Render',
    keyName: 'RENDER_API_KEY',
    url: env['RENDER_API_URL'] || usualUrl,
    authorization: `Bearer ${key}`,
    limits: relativeLimits,
    codes: hostingCodes,
    ...options,
  })
  return { key, api }
}

/** A client for one service of an account. */
export function openRender({ key, api }: RenderAccount, service: string): Render {
  let dashboard = `https://dashboard.render.com/web/${service}`

  async function ask(request: ApiRequest): Promise<ApiAnswer> {
    if (key === '') {
      throw new OutageError(
        'secret-missing',
        'There is no `RENDER_API_KEY`, so Render was not asked.',
        {
          remedy: "Pass it in the step's `env:`; docs/hosting/render.md says where to get one.",
        },
      )
    }
    const path = request.path.startsWith('//')
      ? request.path.slice(1)
      : `/services/${service}${request.path}`
    return api.ask({ ...request, path })
  }

  function known(settings: RenderService): RenderService {
    dashboard = settings.dashboardUrl ?? dashboard
    return settings
  }

  return {
    service,
    api,
    ask,
    deploys: async (query) =>
      readDeploys((await ask({ method: 'GET', path: '/deploys', query })).body),
    deploy: async (id) => readDeploy((await ask({ method: 'GET', path: `/deploys/${id}` })).body),
    settings: async () => known(readService((await ask({ method: 'GET', path: '' })).body)),
    change: async (body) =>
      known(readService((await ask({ method: 'PATCH', path: '', body })).body)),
    page: (path = '') => `${dashboard}${path}`,
  }
}
