import pMap from 'p-map'
import * as v from 'valibot'
import { OutageError } from '../../errors.ts'
import type { Json, VariableChange } from '../../ports.ts'
import { redact } from '../../secrets.ts'
import { ApiError } from '../../http/api-error.ts'
import type { VercelClient } from './client.ts'
import { productionEntries } from './entries.ts'
import * as shapes from './shapes.ts'
import type { Entry } from './shapes.ts'

/** New variables that are sent at once, and changes that are made at once. */
const mostAtOnce = 50
const concurrency = 4

type Wanted = VariableChange['set'][number]

/**
 * Writes a difference into production, and leaves what other environments have. Repeatable: what is
 * there already stays. Throws `hosting-refused`, with names and never values, where Vercel took a
 * part of it only.
 */
export async function writeVariables(client: VercelClient, change: VariableChange): Promise<void> {
  const values = change.set.map(({ value }) => value)
  try {
    const entries = new Map((await productionEntries(client)).map((entry) => [entry.key, entry]))
    const isNew = ({ name }: Wanted): boolean => {
      const entry = entries.get(name)
      return entry === undefined || isShared(entry)
    }
    const shared = change.set.flatMap(({ name }) => entries.get(name) ?? []).filter(isShared)
    await pMap(shared, (entry) => leaveProduction(client, entry), { concurrency })
    const changed = change.set.filter((wanted) => !isNew(wanted))
    await pMap(changed, (wanted) => update(client, wanted, entries.get(wanted.name)), {
      concurrency,
    })
    const added = change.set.filter(isNew)
    for (let index = 0; index < added.length; index += mostAtOnce) {
      const portion = added.slice(index, index + mostAtOnce)
      await create(client, portion, entries)
    }
    const removed = change.remove.flatMap((name) => entries.get(name) ?? [])
    await pMap(removed, (entry) => remove(client, entry), { concurrency })
  } catch (error) {
    throw withoutValues(error, values)
  }
}

/** True where preview or development has the same one. */
const isShared = ({ target }: Entry): boolean => target.some((one) => one !== 'production')

async function pathOf(client: VercelClient, { id }: Entry): Promise<string> {
  return `/v9/projects/${await client.projectId()}/env/${id}`
}

/** Takes production out of a variable that others share, which keep it as it is. */
async function leaveProduction(client: VercelClient, entry: Entry): Promise<void> {
  const target = entry.target.filter((one) => one !== 'production')
  const path = await pathOf(client, entry)
  await client.ask(v.unknown(), { method: 'PATCH', path, body: { target } })
}

/** A type that hides a value is never taken back: Vercel does not allow it. */
function typeOf({ writeOnly }: Wanted, entry: Entry | undefined): string {
  if (writeOnly === true || entry?.type === 'sensitive') return 'sensitive'
  return entry?.type === 'plain' ? 'plain' : 'encrypted'
}

async function update(
  client: VercelClient,
  wanted: Wanted,
  entry: Entry | undefined,
): Promise<void> {
  if (entry === undefined) return
  const type = typeOf(wanted, entry)
  const body = { value: wanted.value, ...(type === entry.type ? {} : { type }) }
  await client.ask(v.unknown(), { method: 'PATCH', path: await pathOf(client, entry), body })
}

async function create(
  client: VercelClient,
  wanted: readonly Wanted[],
  entries: ReadonlyMap<string, Entry>,
): Promise<void> {
  const body: Json = wanted.map((one) => ({
    key: one.name,
    value: one.value,
    type: typeOf(one, entries.get(one.name)),
    target: ['production'],
  }))
  const answer = await client.ask(shapes.taken, {
    method: 'POST',
    path: `/v10/projects/${await client.projectId()}/env`,
    query: { upsert: 'true' },
    body,
    // With `upsert` a second time changes nothing more.
    repeatable: true,
  })
  const failed = (answer.failed ?? []).map(({ error }) => {
    const name = error.envVarKey ?? error.key ?? 'one of them'
    return `${name} (${error.message ?? error.code ?? 'no reason given'})`
  })
  if (failed.length === 0) return
  throw new OutageError(
    'hosting-refused',
    `Vercel did not take these variables: ${failed.join('; ')}`,
  )
}

async function remove(client: VercelClient, entry: Entry): Promise<void> {
  if (isShared(entry)) return leaveProduction(client, entry)
  const path = await pathOf(client, entry)
  await client.ask(v.unknown(), { method: 'DELETE', path }).catch((error: unknown) => {
    // It is gone already.
    if (!(error instanceof ApiError) || error.status !== 404) throw error
  })
}

/** The same error without any of the values, which a server may have repeated. */
function withoutValues(error: unknown, values: readonly string[]): unknown {
  if (!(error instanceof OutageError)) return error
  const { code, remedy } = error
  return new OutageError(code, redact(error.message, values), { remedy })
}
