import { randomBytes } from 'node:crypto'
import { isObject, list, object, text, type Json } from '../../github/http.ts'
import type { Upstream } from './upstream.ts'

export type Answer = { readonly status: number; readonly body?: unknown }

/** Variables are responsible for what `emulate` keeps, said as Vercel says it. */
export type Variables = {
  /** What the next production build gets. */
  forBuild(): Promise<Readonly<Record<string, string>>>
  /** As a build with them shows them: values of type `sensitive` are empty. */
  pulled(built: Readonly<Record<string, string>>): Promise<Json>
  list(): Promise<Answer>
  one(id: string): Promise<Answer>
  set(body: unknown, query: URLSearchParams): Promise<Answer>
}

const path = (project: string): string => `/v10/projects/${project}/env`

/** What Vercel answers where it does not decrypt. */
const ciphertext = (): string => `eyJ2IjoidjIi${randomBytes(30).toString('base64url')}`

/** Opens the variables of the one project. */
export function openVariables({ send, project }: Upstream): Variables {
  /** All of them, decrypted: its lists come in pages that may never end, where times are equal. */
  async function every(): Promise<readonly Json[]> {
    const { body } = await send('GET', `/v9/projects/${project.id}`)
    const ids = list(object(body)['env']).filter(isObject)
    const read = ids.map(({ id }) => send('GET', `${path(project.id)}/${String(id)}?decrypt=true`))
    return (await Promise.all(read)).map((answer) => object(answer.body))
  }

  const isProduction = (one: Json): boolean => list(one['target']).includes('production')

  /** The list has answered ciphertext for whatever is encrypted, `decrypt=true` or not. */
  const listed = (one: Json): Json => {
    if (one['type'] === 'sensitive') return { ...one, value: '', decrypted: false }
    if (one['type'] === 'plain') return { ...one, decrypted: true }
    return { ...one, value: ciphertext(), decrypted: false }
  }

  return {
    async forBuild() {
      const envs = (await every()).filter(isProduction)
      return Object.fromEntries(envs.map((one) => [String(one['key']), String(one['value'])]))
    },
    async pulled(built) {
      const envs = await every()
      const hidden = envs.filter(({ type }) => type === 'sensitive').map(({ key }) => key)
      const env = Object.entries(built).map(([name, value]) => [
        name,
        hidden.includes(name) ? '' : value,
      ])
      return { env: { ...Object.fromEntries(env), VERCEL: '1', VERCEL_ENV: 'production' } }
    },
    list: async () => ({ status: 200, body: { envs: (await every()).map(listed) } }),
    async one(id) {
      const read = await send('GET', `${path(project.id)}/${id}?decrypt=true`)
      const found = object(read.body)
      if (read.status !== 200) return { status: 404, body: refusal('not_found', 'Not found') }
      const value = found['type'] === 'sensitive' ? '' : found['value']
      return { status: 200, body: { ...found, value, decrypted: found['type'] !== 'sensitive' } }
    },
    async set(body, query) {
      const wanted = (Array.isArray(body) ? body : [body]).filter(isObject)
      const taken = wanted.filter((one) => isName(one))
      const failed = wanted.filter((one) => !isName(one)).map(failure)
      if (taken.length === 0) return { status: 201, body: { created: [], failed } }
      const made = await send('POST', `${path(project.id)}?${query}`, taken)
      if (made.status > 299) return made
      const created = list(object(made.body)['envs'])
      return { status: 201, body: { created: Array.isArray(body) ? created : created[0], failed } }
    },
  }
}

const isName = (one: Json): boolean => /^[A-Za-z_]\w*$/.test(text(one, 'key') ?? '')

/** A variable that was not taken does not fail the request. */
const failure = (one: Json): Json => ({
  error: {
    code: 'INVALID_ENV_KEY',
    message: `The name of the environment variable contains invalid characters.`,
    key: one['key'],
    envVarKey: one['key'],
    value: one['value'],
    target: one['target'],
  },
})

/** An error, as Vercel words it. */
export function refusal(code: string, message: string, more: Json = {}): Json {
  return { error: { code, message, ...more } }
}
