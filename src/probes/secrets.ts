import type { Env } from './options.ts'

/** Text with its `${NAME}` filled in, and what must not be shown afterwards. */
export type Filled = { readonly text: string; readonly secrets: readonly string[] }

/** Fills `${NAME}` from the environment; answers the first name that is not set. */
export function fill(template: string, env: Env): Filled | { readonly missing: string } {
  const names = [...template.matchAll(/\$\{([A-Za-z_]\w*)\}/g)].flatMap(([, name]) => name ?? [])
  const missing = names.find((name) => (env[name] ?? '') === '')
  if (missing !== undefined) return { missing }
  const secrets = names.flatMap((name) => env[name] ?? [])
  return {
    text: template.replaceAll(/\$\{([A-Za-z_]\w*)\}/g, (_, name: string) => env[name] ?? ''),
    secrets,
  }
}

/** Values of variables that are likely to be secret, by their names. */
export function likelySecrets(env: Env): readonly string[] {
  return Object.entries(env).flatMap(([name, value]) => {
    const isLikely = /TOKEN|KEY|SECRET|PASS|URI|CREDENTIAL|AUTH|COOKIE|DSN/i.test(name)
    return isLikely && value !== undefined && value.length >= 6 ? [value] : []
  })
}

/** `text` without the secrets, whole or encoded for a URL; the longest first. */
export function redact(text: string, secrets: readonly string[]): string {
  return secrets
    .flatMap((secret) => [secret, encodeURIComponent(secret)])
    .filter((secret) => secret !== '')
    .toSorted((a, b) => b.length - a.length)
    .reduce((shown, secret) => shown.replaceAll(secret, '***'), text)
}
