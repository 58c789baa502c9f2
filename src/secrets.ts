import { patternOf } from './secret-forms.ts'

/**
 * Secrets never leave through a comment, a log, a record or an error. Everything that goes out
 * passes `redact` with what the environment holds.
 */

type Env = Readonly<Record<string, string | undefined>>

/** Names of variables whose values are likely to be secret. */
const telling =
  /TOKEN|KEY|SECRET|PASS|URI|CREDENTIAL|AUTH|COOKIE|DSN|IDENTITY|WEBHOOK|PRIVATE|JWT|CONN(?:ECTION)?_STR|(?:^|_)(?:PAT|SALT)(?:_|$)|_PWD$/i

/** Variables that match, and hold no secrets. */
const harmless = /^(?:SSH_AUTH_SOCK|XAUTHORITY|GIT_AUTHOR_(?:NAME|EMAIL|DATE)|ACTIONS_CACHE_URL)$/

/** Values that tell by themselves, whatever their variable is called: tokens of known services. */
const token = /^(?:gh[a-z]_|github_pat_|glpat-|xox[a-z]-|sk_live_|AGE-SECRET-KEY-|eyJ[\w-]+\.eyJ)/

/** Shortest secret that is looked for: a shorter text would be found where it is none. */
const shortest = 6

/** A text that is shorter is none, whoever says so: every word would lose letters. */
const tooShort = 4

/** Shortest line of a secret of several lines that is looked for by itself. */
const shortestLine = 8

const remembered = new WeakMap<Env, readonly string[]>()

/**
 * Values of variables that are likely to be secret, and the parts of them that are too. Looked for
 * once in each environment: it stays as it is while a step runs.
 */
export function likelySecrets(env: Env): readonly string[] {
  const secrets = remembered.get(env) ?? secretsIn(env)
  remembered.set(env, secrets)
  return secrets
}

function secretsIn(env: Env): readonly string[] {
  const found = Object.entries(env).flatMap(([name, value = '']) => {
    const isTelling = (telling.test(name) && !harmless.test(name)) || token.test(value)
    if (isTelling) return [value, ...partsOf(value), ...hostsIn(value)]
    const password = passwordIn(value)
    return password === undefined ? [] : [value, password, ...hostsIn(value)]
  })
  return [...new Set(found.filter((secret) => secret.length >= shortest))]
}

/** What programs print of a secret without printing all of it. */
function partsOf(value: string): readonly string[] {
  const lines = value.split(/\r?\n/).map((line) => line.trim())
  const [, credential = ''] = /^(?:basic|bearer|token)\s+(\S+)$/i.exec(value) ?? []
  return [
    ...(lines.length > 1 ? lines.filter((line) => line.length >= shortestLine) : []),
    passwordIn(value) ?? '',
    credential,
    ...insideJson(value),
  ]
}

/** What of an address must not show: all of it, its password, and the hosts of a database. */
export function secretsOf(value: string): readonly string[] {
  const all = [value, passwordIn(value) ?? '', ...hostsIn(value)]
  return [...new Set(all)].filter((secret) => secret.length >= shortest)
}

const address = /^([a-z][a-z0-9+.-]*):\/\/(?:([^/]*)@)?([^/?#]*)/i

/** The password in an address; one of a database may name several hosts, which is no URL. */
function passwordIn(value: string): string | undefined {
  const [, , who = ''] = address.exec(value) ?? []
  const password = who.split(':').slice(1).join(':')
  if (password.length < shortest) return undefined
  try {
    return decodeURIComponent(password)
  } catch {
    return password
  }
}

/** The hosts in a database's address, which drivers like to name in their errors. */
function hostsIn(value: string): readonly string[] {
  const [, scheme = '', , hosts = ''] = address.exec(value) ?? []
  return /^mongodb/i.test(scheme) ? hosts.split(',').filter(tellsAHost) : []
}

/** A bare word such as `localhost` is no secret, and would be cut out of prose. */
function tellsAHost(host: string): boolean {
  return /:\d+$/.test(host) || /[a-z].*\.|\..*[a-z]/i.test(host)
}

/** The secrets of a value that is JSON, as with keys of service accounts. */
function insideJson(value: string): readonly string[] {
  if (!/^\s*\{/.test(value)) return []
  try {
    const fields = Object.entries(Object(JSON.parse(value)))
    return secretsIn(
      Object.fromEntries(
        fields.flatMap(([name, field]) =>
          typeof field === 'string' && !URL.canParse(field) ? [[name, field]] : [],
        ),
      ),
    )
  } catch {
    return []
  }
}

const patterns = new WeakMap<readonly string[], RegExp | 'none'>()

function patternFor(secrets: readonly string[]): RegExp | 'none' {
  const long = secrets.filter((secret) => secret.length >= tooShort)
  return long.length === 0 ? 'none' : patternOf(long)
}

/** What this process has come to know that no environment holds, such as decrypted variables. */
let learned: readonly string[] = []

/**
 * Keeps the values of variables from leaving from now on, through every sink of this process. What
 * stands in `known` (the configuration, the record) is no secret, and no more are words under a name
 * that does not look secret: cut out of every sentence, they would take its meaning with them.
 */
export function learnVariables(
  variables: readonly { readonly name: string; readonly value?: string }[],
  known: string,
): void {
  const values = variables
    .filter(
      ({ name, value = '' }) =>
        telling.test(name) || !/^[A-Za-z]+(?:[-_. ][A-Za-z]+)*$/.test(value),
    )
    .flatMap(({ value = '' }) => [value, ...partsOf(value), ...hostsIn(value)])
  const fresh = values.filter((value) => value.length >= shortest && !known.includes(value))
  const all = new Set([...learned, ...fresh])
  if (all.size > learned.length) learned = [...all]
}

/** `text` without the secrets, however they are written in it, nor those that were learned. */
export function redact(text: string, secrets: readonly string[]): string {
  return [secrets, learned].reduce((before, list) => {
    const known = patterns.get(list) ?? patternFor(list)
    patterns.set(list, known)
    return known === 'none' ? before : before.replaceAll(known, '***')
  }, text)
}

/** A whole file of age's: it tells nothing, and what looks like a secret in it is none. */
const sealed =
  /^-----BEGIN AGE ENCRYPTED FILE-----\n[A-Za-z0-9+/=\n]+-----END AGE ENCRYPTED FILE-----\n?$/

/** As `redact`, for every text in a value of any shape. What holds no secret is the same value still. */
export function redactDeep(value: unknown, secrets: readonly string[]): unknown {
  if (secrets.length === 0 && learned.length === 0) return value
  if (typeof value === 'string') return sealed.test(value) ? value : redact(value, secrets)
  if (typeof value !== 'object' || value === null) return value
  const before: readonly (readonly [string, unknown])[] = Object.entries(value)
  const after = before.map(([key, item]) => [key, redactDeep(item, secrets)] as const)
  if (after.every(([, item], index) => item === before[index]?.[1])) return value
  return Array.isArray(value) ? after.map(([, item]) => item) : Object.fromEntries(after)
}
