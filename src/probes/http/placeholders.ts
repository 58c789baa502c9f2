import type { Env } from '../options.ts'

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
