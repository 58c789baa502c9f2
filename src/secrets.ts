/**
 * Secrets never leave through a comment, a log, a record or an error. Everything that goes out
 * passes `redact` with what the environment holds.
 */

type Env = Readonly<Record<string, string | undefined>>

/** Names of variables whose values are likely to be secret. */
const telling = /TOKEN|KEY|SECRET|PASS|URI|CREDENTIAL|AUTH|COOKIE|DSN|IDENTITY/i

/** Variables of the runner that match, and are no secrets. */
const harmless =
  /^(GITHUB_ACTION|GITHUB_PATH|GITHUB_STATE|ACTIONS_CACHE_URL|SSH_AUTH_SOCK|XAUTHORITY)/

/** Values of variables that are likely to be secret, by their names. */
export function likelySecrets(env: Env): readonly string[] {
  return Object.entries(env).flatMap(([name, value]) => {
    const isLikely = telling.test(name) && !harmless.test(name)
    return isLikely && value !== undefined ? secretsOf(value) : []
  })
}

/** Shorter ones would be found in ordinary words. */
const shortest = 6

/**
 * What of a secret value must not show: all of it, and of an address the password by itself; of a
 * database's address the hosts too, which drivers like to name in their errors.
 */
export function secretsOf(value: string): readonly string[] {
  const address = /^([a-z][a-z0-9+.-]*):\/\/(?:([^/]*)@)?([^/?#]*)/i.exec(value)
  const [, scheme = '', who = '', hosts = ''] = address ?? []
  const password = who.split(':').slice(1).join(':')
  const named = /^mongodb/i.test(scheme) ? hosts.split(',').filter(tellsAHost) : []
  const all = [value, password, decoded(password), ...named]
  return [...new Set(all)].filter((text) => text.length >= shortest)
}

/** A bare word such as `localhost` is no secret, and would be cut out of prose. */
function tellsAHost(host: string): boolean {
  return /:\d+$/.test(host) || /[a-z].*\.|\..*[a-z]/i.test(host)
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** `text` without the secrets, whole or encoded for a URL; the longest first. */
export function redact(text: string, secrets: readonly string[]): string {
  return secrets
    .flatMap((secret) => [secret, encodeURIComponent(secret)])
    .filter((secret) => secret !== '')
    .toSorted((a, b) => b.length - a.length)
    .reduce((shown, secret) => shown.replaceAll(secret, '***'), text)
}

/** As `redact`, for every text in a value of any shape. Nothing is changed where nothing is found. */
export function redactDeep(value: unknown, secrets: readonly string[]): unknown {
  if (secrets.length === 0) return value
  if (typeof value === 'string') return redact(value, secrets)
  if (Array.isArray(value)) return value.map((item) => redactDeep(item, secrets))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, redactDeep(item, secrets)]),
  )
}
