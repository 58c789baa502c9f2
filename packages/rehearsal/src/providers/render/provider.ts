import { object } from '../../github/http.ts'
import type { GitHub } from '../../github/github.ts'
import { openApiFront, type ProviderApi } from '../front.ts'
import type { OpenProvider, Provider, ProviderOptions } from '../provider.ts'
import { openDeploys } from './deploys.ts'
import { openLimits } from './limits.ts'
import { openRoutes } from './routes.ts'
import { freshState, usualSettings, type RenderSettings, type RenderState } from './state.ts'

/** The key that the emulated Render takes. */
const key = 'rnd_rehearsal0000000000000000'

/** An open Render, with what only its own tests and scenarios reach for. */
export type OpenRender = OpenProvider & {
  readonly api: ProviderApi
  readonly state: RenderState
  readonly settings: RenderSettings
}

/** Deploys every push by itself, without a workflow; goes back to a deploy at once. */
export const renderProvider: Provider = {
  workflows: [],
  checkout: false,
  open: openRender,
}

/** Starts a Render with one service, which really runs the commits. */
export async function openRender({ hosting, git, name }: ProviderOptions): Promise<OpenRender> {
  const settings = usualSettings()
  const state = freshState(name)
  const deploys = openDeploys({ state, settings, hosting, git })
  const answerOf = openRoutes(state, { settings, deploys, hosting })
  const limits = openLimits(settings)
  let now = (): number => performance.now()

  async function answer(request: Request): Promise<Response> {
    const { pathname, search } = new URL(request.url)
    if (request.headers.get('authorization') !== `Bearer ${key}`) {
      return Response.json({ id: 'req-0', message: 'Unauthorized' }, { status: 401 })
    }
    const { headers, refused } = limits.count(request.method, pathname)
    if (refused) return Response.json({ message: 'rate limit exceeded' }, { status: 429, headers })
    const { method } = request
    const body = method === 'GET' ? '' : await request.text()
    const answered = await answerOf(method, `${pathname}${search}`, body)
    for (const [name, value] of Object.entries(headers)) answered.headers.set(name, value)
    return answered
  }

  const api = await openApiFront({ answer, now: () => now() })
  let stop = (): void => undefined
  return {
    api,
    settings,
    state,
    env: { RENDER_API_KEY: key, RENDER_API_URL: `${api.url}/v1` },
    configure: async (name, value) => void (hosting.variables[name] = value),
    deployed: deploys.past,
    attach(github: GitHub) {
      now = github.now
      stop = github.bus.onEvent(({ name, payload }) => {
        const { ref, after, deleted } = object(payload)
        const { branch, autoDeploy } = state.service
        if (name !== 'push' || ref !== `refs/heads/${branch}` || deleted === true) return
        // Whoever pushed, and whether or not a workflow starts: Render is told of it by itself.
        if (autoDeploy === 'yes') void deploys.ask({ sha: String(after), trigger: 'new_commit' })
      })
    },
    idle: deploys.idle,
    async close() {
      stop()
      await deploys.close()
      await api.close()
    },
  }
}
