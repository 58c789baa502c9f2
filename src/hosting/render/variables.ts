import pMap from 'p-map'
import { OutageError } from '../../errors.ts'
import type { Variable, VariableStore } from '../../ports.ts'
import { redact, secretsOf } from '../../secrets.ts'
import { ApiError } from '../../http/api-error.ts'
import type { Render } from './client.ts'
import { readVariables } from './shapes.ts'

/** Variables that Render lists in one answer at most. */
const pageSize = 100

/** Writes at the same time; Render takes 100 a minute. */
const atOnce = 4

/**
 * The service's own variables. Each is written by itself: the request that takes them all at once
 * deletes what it does not name, and with an empty list everything. Those of environment groups are
 * not among them.
 */
export function renderVariables(render: Render): VariableStore {
  async function read(): Promise<Variable[]> {
    const all: Variable[] = []
    let cursor: string | undefined
    for (;;) {
      const query = { limit: pageSize, cursor }
      const { body } = await render.ask({ method: 'GET', path: '/env-vars', query })
      const page = readVariables(body)
      all.push(...page.map(({ envVar: { key, value } }) => ({ name: key, value })))
      const next = page.at(-1)?.cursor
      if (next === undefined || next === cursor) return all
      cursor = next
    }
  }

  const pathOf = (name: string): string => `/env-vars/${encodeURIComponent(name)}`

  return {
    name: 'Render',
    needsBuild: true,
    read,
    async write({ set, remove }) {
      const now = new Map((await read()).map(({ name, value }) => [name, value]))
      const wanted = set.filter(({ name, value }) => now.get(name) !== value)
      const gone = remove.filter((name) => now.has(name))
      const secrets = set.flatMap(({ value }) => secretsOf(value))
      const change = async (name: string, write: () => Promise<unknown>): Promise<void> => {
        try {
          await write()
        } catch (error) {
          throw notWritten(name, error, secrets)
        }
      }
      const writes = [
        ...wanted.map(
          ({ name, value }) =>
            () =>
              change(name, () =>
                render.ask({ method: 'PUT', path: pathOf(name), body: { value } }),
              ),
        ),
        ...gone.map(
          (name) => () => change(name, () => render.ask({ method: 'DELETE', path: pathOf(name) })),
        ),
      ]
      await pMap(writes, (write) => write(), { concurrency: atOnce, stopOnError: true })
    },
  }
}

/** Which variable it was, and why; Render may repeat the value in what it says. */
function notWritten(name: string, error: unknown, secrets: readonly string[]): unknown {
  if (!(error instanceof ApiError)) return error
  const why = redact(error.message, secrets)
  return new OutageError(error.code, `The variable \`${name}\` was not written. ${why}`, {
    remedy: `${error.remedy} What was written stays; doing it again writes the rest only.`,
  })
}
