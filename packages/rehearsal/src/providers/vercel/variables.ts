import { randomBytes } from 'node:crypto'
import { isObject, list, object, text, type Json } from '../../github/http.ts'

export type Answer = { readonly status: number; readonly body?: unknown }

type Variable = {
  readonly id: string
  key: string
  value: string
  type: string
  target: readonly string[]
  /** Milliseconds since the epoch. */
  readonly createdAt: number
  updatedAt: number
}

/** Variables are responsible for those of the one project, and for what Vercel shows of them. */
export type Variables = {
  /** What the next production build gets. */
  forBuild(): Readonly<Record<string, string>>
  /** As a build with them shows them: values of type `sensitive` are empty. */
  pulled(built: Readonly<Record<string, string>>): Json
  list(): Answer
  one(id: string): Answer
  /** Adds one or a list of them; with `upsert` it replaces those that are there. */
  set(body: unknown, query: URLSearchParams): Answer
  change(id: string, body: unknown): Answer
  remove(id: string): Answer
}

/** What Vercel answers where it does not decrypt. */
const ciphertext = (): string => `eyJ2IjoidjIi${randomBytes(30).toString('base64url')}`

const missing: Answer = { status: 404, body: refusal('not_found', 'Not found') }

/** Opens the variables of a project that has none. */
export function openVariables(): Variables {
  const all: Variable[] = []

  /** The other variable of that name in one of those environments. */
  const rival = (key: string, target: readonly string[], besides?: string): Variable | undefined =>
    all.find(
      (one) =>
        one.key === key && one.id !== besides && one.target.some((name) => target.includes(name)),
    )

  function add(given: Json, upsert: boolean): Variable | Answer {
    const [key = '', value = ''] = [text(given, 'key'), text(given, 'value')]
    const fields = { key, value, type: text(given, 'type') ?? 'encrypted', target: targets(given) }
    const known = rival(key, fields.target)
    const now = Date.now()
    if (known !== undefined) {
      return upsert ? Object.assign(known, { ...fields, updatedAt: now }) : conflict(key)
    }
    const id = randomBytes(8).toString('hex')
    const one: Variable = { id, ...fields, createdAt: now, updatedAt: now }
    all.push(one)
    return one
  }

  return {
    forBuild() {
      const envs = all.filter(({ target }) => target.includes('production'))
      return Object.fromEntries(envs.map(({ key, value }) => [key, value]))
    },
    pulled(built) {
      const hidden = all.filter(({ type }) => type === 'sensitive').map(({ key }) => key)
      const env = Object.entries(built).map(([name, value]) => [
        name,
        hidden.includes(name) ? '' : value,
      ])
      return { env: { ...Object.fromEntries(env), VERCEL: '1', VERCEL_ENV: 'production' } }
    },
    list: () => ({ status: 200, body: { envs: all.map(listed) } }),
    one(id) {
      const found = all.find((one) => one.id === id)
      if (found === undefined) return missing
      const isHidden = found.type === 'sensitive'
      return {
        status: 200,
        body: { ...shape(found), value: isHidden ? '' : found.value, decrypted: !isHidden },
      }
    },
    set(body, query) {
      const wanted = (Array.isArray(body) ? body : [body]).filter(isObject)
      const failed = wanted.filter((one) => !isName(one)).map(failure)
      const created: Json[] = []
      for (const given of wanted.filter(isName)) {
        const one = add(given, query.get('upsert') === 'true')
        if ('status' in one) return one
        created.push(shape(one))
      }
      if (created.length === 0) return { status: 201, body: { created: [], failed } }
      return { status: 201, body: { created: Array.isArray(body) ? created : created[0], failed } }
    },
    change(id, body) {
      const found = all.find((one) => one.id === id)
      if (found === undefined) return missing
      const asked = object(body)
      const target = asked['target'] === undefined ? found.target : targets(asked)
      const key = text(asked, 'key') ?? found.key
      if (rival(key, target, id) !== undefined) return conflict(key)
      const value = text(asked, 'value') ?? found.value
      const type = text(asked, 'type') ?? found.type
      Object.assign(found, { key, value, type, target, updatedAt: Date.now() })
      return { status: 200, body: shape(found) }
    },
    remove(id) {
      const index = all.findIndex((one) => one.id === id)
      const [gone] = index < 0 ? [] : all.splice(index, 1)
      return gone === undefined ? missing : { status: 200, body: shape(gone) }
    },
  }
}

function targets(given: Json): readonly string[] {
  const target = given['target']
  return typeof target === 'string' ? [target] : list(target).map(String)
}

function conflict(key: string): Answer {
  const said = `A variable with the name \`${key}\` already exists for the target`
  return { status: 409, body: refusal('ENV_CONFLICT', said) }
}

function shape(one: Variable): Json {
  return { ...one, gitBranch: null, customEnvironmentIds: [], configurationId: null, comment: '' }
}

/** The list has answered ciphertext for whatever is encrypted, `decrypt=true` or not. */
function listed(one: Variable): Json {
  if (one.type === 'sensitive') return { ...shape(one), value: '', decrypted: false }
  if (one.type === 'plain') return { ...shape(one), decrypted: true }
  return { ...shape(one), value: ciphertext(), decrypted: false }
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
