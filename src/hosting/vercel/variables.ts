import pMap from 'p-map'
import type { Variable, VariableStore } from '../../ports.ts'
import type { VercelClient } from './client.ts'
import { productionEntries } from './entries.ts'
import { commitOf, servedDeployments } from './releases.ts'
import * as shapes from './shapes.ts'
import type { Entry } from './shapes.ts'
import { writeVariables } from './write-variables.ts'

/** Single values that are read at once. */
const concurrency = 8

/**
 * The production variables of a project. A change acts in what is built after it. Vercel gives each
 * value by a request of its own (500 a minute in all), so a value is asked for once, and again only
 * after it was written: by us, or by anybody, which `updatedAt` in the list tells.
 */
export function variablesOf(client: VercelClient): VariableStore {
  const known = new Map<string, Promise<Variable>>()

  function once(entry: Entry): Promise<Variable> {
    const { id, updatedAt } = entry
    const version = `${id} ${String(updatedAt)}`
    const before = typeof updatedAt === 'number' ? known.get(version) : undefined
    if (before !== undefined) return before
    const asked = valueOf(client, entry)
    known.set(version, asked)
    // A failure is not kept: whoever asks next may have more luck.
    asked.catch(() => known.delete(version))
    return asked
  }

  return {
    name: 'Vercel',
    needsBuild: true,
    async read() {
      const entries = await productionEntries(client)
      return pMap(entries, once, { concurrency })
    },
    readOf: ({ sha }) => builtWith(client, sha),
    async write(change) {
      const written = new Set([...change.set.map(({ name }) => name), ...change.remove])
      try {
        await writeVariables(client, change)
      } finally {
        for (const [version, value] of known) {
          const isWritten = await value.then(({ name }) => written.has(name)).catch(() => true)
          if (isWritten) known.delete(version)
        }
      }
    },
  }
}

/** A variable with its value, where Vercel gives it: what is ciphertext still is none. */
async function valueOf(client: VercelClient, entry: Entry): Promise<Variable> {
  const { key: name, type } = entry
  const known = { name, ...changed(entry) }
  if (type === 'sensitive') return { ...known, writeOnly: true }
  const listed = plainValue(entry)
  if (listed !== undefined) return { ...known, value: listed }
  const path = `/v1/projects/${await client.projectId()}/env/${entry.id}`
  const value = plainValue(await client.ask(shapes.variable, { method: 'GET', path }))
  return value === undefined ? known : { ...known, value }
}

function changed({ updatedAt }: Entry): { readonly changedAt?: string } {
  return typeof updatedAt !== 'number' ? {} : { changedAt: new Date(updatedAt).toISOString() }
}

function plainValue({ type, value, decrypted }: Entry): string | undefined {
  const isPlain = decrypted === true || (type === 'plain' && decrypted !== false)
  return isPlain && typeof value === 'string' ? value : undefined
}

/** Names that Vercel itself puts into every build. */
const own = /^(?:VERCEL(?:_|$)|TURBO_|NX_DAEMON$)/

/** Those that the newest deployment of a commit was built with. */
async function builtWith(
  client: VercelClient,
  sha: string,
): Promise<readonly Variable[] | undefined> {
  const [served, entries] = await Promise.all([
    servedDeployments(client, { sha, limit: 20 }),
    productionEntries(client),
  ])
  const one = served.find((deployment) => commitOf(deployment) === sha)
  if (one === undefined) return undefined
  const path = `/v3/env/pull/${one.uid}`
  const { env } = await client.ask(shapes.pulled, { method: 'GET', path })
  const known = new Map(entries.map((entry) => [entry.key, entry]))
  return Object.entries(env)
    .filter(([name]) => known.has(name) || !own.test(name))
    .map(([name, value]): Variable => {
      if (known.get(name)?.type === 'sensitive') return { name, writeOnly: true }
      // What is sensitive comes empty: of a variable that is gone by now, nobody can say.
      if (value === '' && !known.has(name)) return { name }
      const entry = known.get(name)
      // What was changed after the build, the build does not have.
      const isBuilt = typeof entry?.updatedAt === 'number' && entry.updatedAt <= one.created
      return { name, value, ...(isBuilt ? changed(entry) : {}) }
    })
}
