import * as v from 'valibot'
import { OutageError } from '../../errors.ts'
import type { GenericSchema, InferOutput } from 'valibot'
import type { RetryPolicy } from '../../http/retry.ts'
import type { Json } from '../../ports.ts'
import { epochLimits } from '../../http/limits.ts'
import { hostingCodes } from '../codes.ts'
import { openApi, type ApiRequest, type JsonApi, type Query } from '../../http/api.ts'
import * as shapes from './shapes.ts'
import type { Listed, Project, Single } from './shapes.ts'

export type AccountOptions = {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly secrets: readonly string[]
  readonly policy?: RetryPolicy
}

/** An account or a team at Vercel: its limits are those of all its projects together. */
export type VercelAccount = { readonly hasToken: boolean; readonly api: JsonApi }

/** A VercelClient is responsible for the requests of Vercel's API that we make, and for their shapes. */
export type VercelClient = {
  /** As it is now. */
  project(signal?: AbortSignal): Promise<Project>
  /** The id, asked for once: paths take ids where they say so, and some take nothing else. */
  projectId(): Promise<string>
  /** Sets whether new deployments get the production domain by themselves. */
  setAutoAssign(on: boolean): Promise<void>
  /** Production deployments, newest first. */
  deployments(query: Query): Promise<readonly Listed[]>
  deployment(id: string, signal?: AbortSignal): Promise<Single>
  build(body: Json): Promise<Single>
  rollback(id: string, description: string): Promise<void>
  promote(id: string): Promise<void>
  cancel(id: string): Promise<void>
  /** Domains that the last rollback did not move. */
  failedDomains(): Promise<readonly string[]>
  /** Any other request below the project, read as `shape` says. */
  ask<T extends GenericSchema>(shape: T, request: ApiRequest): Promise<InferOutput<T>>
  calm(now: Date): number
}

/** The longest `description` that a rollback takes. */
const longestDescription = 250

/** Throws `secret-missing` from its requests where there is no token; none is made before. */
export function openClient({ api, hasToken }: VercelAccount, nameOrId: string): VercelClient {
  let id: Promise<string> | undefined

  async function ask<T extends GenericSchema>(
    shape: T,
    request: ApiRequest,
  ): Promise<InferOutput<T>> {
    checkToken(hasToken)
    const { body } = await api.ask(request)
    const read = v.safeParse(shape, body)
    if (read.success) return read.output
    const where = `\`${request.method} ${request.path}\``
    throw new OutageError('hosting-unavailable', `Vercel answered ${where} in an unknown form.`)
  }

  async function project(signal?: AbortSignal): Promise<Project> {
    const path = `/v9/projects/${encodeURIComponent(nameOrId)}`
    const reading = ask(shapes.project, { method: 'GET', path, ...(signal ? { signal } : {}) })
    // Whoever needs the id meanwhile waits for the same answer.
    keep(reading.then((read) => read.id))
    return reading
  }

  function keep(asked: Promise<string>): Promise<string> {
    id ??= asked
    // A failure is not kept: the next one who asks may have more luck.
    asked.catch(() => (id = undefined))
    return id
  }

  const projectId = (): Promise<string> => {
    if (/^prj_\w+$/.test(nameOrId)) return Promise.resolve(nameOrId)
    return id ?? keep(project().then((read) => read.id))
  }

  return {
    project,
    projectId,
    ask,
    calm: api.calm,

    async setAutoAssign(autoAssignCustomDomains) {
      const path = `/v9/projects/${await projectId()}`
      await ask(v.unknown(), { method: 'PATCH', path, body: { autoAssignCustomDomains } })
    },

    async deployments(query) {
      const all = { projectId: await projectId(), target: 'production', ...query }
      const path = '/v7/deployments'
      const { deployments } = await ask(shapes.listOfDeployments, {
        method: 'GET',
        path,
        query: all,
      })
      return deployments.toSorted((a, b) => b.created - a.created)
    },

    deployment: (one, signal) =>
      ask(shapes.deployment, {
        method: 'GET',
        path: `/v13/deployments/${one}`,
        ...(signal ? { signal } : {}),
      }),

    build: (body) =>
      ask(shapes.deployment, {
        method: 'POST',
        path: '/v13/deployments',
        query: { forceNew: 1 },
        body,
      }),

    async rollback(one, text) {
      const path = `/v1/projects/${await projectId()}/rollback/${one}`
      const description = text.slice(0, longestDescription)
      // It is answered 201 without a body.
      await ask(v.unknown(), { method: 'POST', path, query: { description }, body: {} })
    },

    async promote(one) {
      const path = `/v10/projects/${await projectId()}/promote/${one}`
      await ask(v.unknown(), { method: 'POST', path, body: {} })
    },

    async cancel(one) {
      await ask(v.unknown(), { method: 'PATCH', path: `/v12/deployments/${one}/cancel` })
    },

    async failedDomains() {
      const path = `/v9/projects/${await projectId()}/rollback/aliases`
      const query = { failedOnly: 'true' }
      const { aliases } = await ask(shapes.failedAliases, { method: 'GET', path, query })
      return aliases.map(({ alias }) => alias)
    },
  }
}

/** Opens the account that the environment has a token for. */
export function openAccount({ env, secrets, policy }: AccountOptions): VercelAccount {
  const team = env['VERCEL_TEAM_ID']
  const token = env['VERCEL_TOKEN'] ?? ''
  const api = openApi({
    name: 'Vercel',
    url: env['VERCEL_API_URL'] || 'https://api.vercel.com',
    authorization: `Bearer ${token}`,
    limits: epochLimits,
    codes: hostingCodes,
    keyName: 'VERCEL_TOKEN',
    // Without it a token of a team sees the projects of its person only.
    ...(team ? { query: { teamId: team } } : {}),
    secrets,
    ...(policy ? { policy } : {}),
    waitIn,
  })
  return { hasToken: token !== '', api }
}

function checkToken(hasToken: boolean): void {
  if (hasToken) return
  throw new OutageError('secret-missing', 'There is no `VERCEL_TOKEN`.', {
    remedy: 'Pass it to the step’s `env:`, with `VERCEL_TEAM_ID` where a team owns the project.',
  })
}

const limited = v.looseObject({
  error: v.looseObject({ limit: v.looseObject({ resetMs: v.number() }) }),
})

/** Milliseconds that a 429 asks to wait: it says in its body when the limit is lifted. */
export function waitIn(body: unknown): number | undefined {
  const read = v.safeParse(limited, body)
  return read.success ? Math.max(0, read.output.error.limit.resetMs - Date.now()) : undefined
}
