import { OutageError } from '../errors.ts'
import { messageOf, statusOf, verbatim, type GitHub } from '../github/client.ts'
import { createOnce } from '../github/once.ts'
import type { Variable, VariableChange, VariableStore } from '../ports.ts'
import { code, listed } from './names.ts'

/** Variables on one page, at most. (REST API: Actions variables.) */
const pageSize = 30

/** What of GitHub's API is about the variables of a repository, or of one of its environments. */
type Calls = {
  readonly list: (page: number) => Promise<{ readonly data: { readonly variables: Found } }>
  readonly create: (name: string, value: string) => Promise<unknown>
  readonly update: (name: string, value: string) => Promise<unknown>
  readonly remove: (name: string) => Promise<unknown>
}

type Found = readonly { readonly name: string; readonly value: string }[]

/**
 * GitHub's own variables: of the repository, or of one environment. No `permissions:` of a job let its
 * token have them: it takes a person's or an App's.
 */
export function githubVariables(github: GitHub, environment: string | undefined): VariableStore {
  const calls = callsOf(github, environment)
  const place = environment === undefined ? 'repository' : `environment ${environment}`

  async function read(): Promise<readonly Variable[]> {
    const found: Variable[] = []
    for (let page = 1; ; page++) {
      const { data } = await asked(place, () => calls.list(page))
      found.push(...data.variables.map(({ name, value }) => ({ name, value })))
      if (data.variables.length < pageSize) return found
    }
  }

  async function set(known: ReadonlySet<string>, name: string, value: string): Promise<void> {
    if (known.has(name.toUpperCase())) return void (await calls.update(name, value))
    const there = async () =>
      (await read()).some((one) => one.name === name.toUpperCase() && one.value === value)
        ? true
        : undefined
    await createOnce(() => calls.create(name, value), there)
  }

  async function write(change: VariableChange): Promise<void> {
    const known = new Set((await read()).map(({ name }) => name))
    const left = [...change.set.map(({ name }) => name), ...change.remove]
    const next = async (work: () => Promise<void>): Promise<void> => {
      await asked(place, work, left)
      left.shift()
    }
    for (const { name, value } of change.set) await next(() => set(known, name, value))
    for (const name of change.remove) await next(() => removed(calls, name))
  }

  return { name: `GitHub’s variables of the ${place}`, read, write, needsBuild: true }
}

async function removed(calls: Calls, name: string): Promise<void> {
  await calls.remove(name).catch((error: unknown) => {
    if (statusOf(error) !== 404) throw error
  })
}

function callsOf({ octokit, owner, repo }: GitHub, environment: string | undefined): Calls {
  const { actions } = octokit.rest
  const base = { owner, repo, request: verbatim('value', 'name') }
  if (environment === undefined) {
    return {
      list: (page) => actions.listRepoVariables({ ...base, per_page: pageSize, page }),
      create: (name, value) => actions.createRepoVariable({ ...base, name, value }),
      update: (name, value) => actions.updateRepoVariable({ ...base, name, value }),
      remove: (name) => actions.deleteRepoVariable({ ...base, name }),
    }
  }
  const here = { ...base, environment_name: environment }
  return {
    list: (page) => actions.listEnvironmentVariables({ ...here, per_page: pageSize, page }),
    create: (name, value) => actions.createEnvironmentVariable({ ...here, name, value }),
    update: (name, value) => actions.updateEnvironmentVariable({ ...here, name, value }),
    remove: (name) => actions.deleteEnvironmentVariable({ ...here, name }),
  }
}

/** Asks GitHub; what it refuses is said with what the token lacks, and what was not written yet. */
async function asked<T>(
  place: string,
  work: () => Promise<T>,
  left: readonly string[] = [],
): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const status = statusOf(error)
    const rest = left.length === 0 ? '' : ` Not written yet: ${listed(left)}.`
    if (status === 403 || status === 404) {
      throw new OutageError(
        'variables-refused',
        `GitHub does not let this token have the variables of the ${place}: ${messageOf(error)}.${rest}`,
        {
          remedy: `No \`permissions:\` of a job cover variables: pass a fine-grained token, or an App’s, with ${code(place === 'repository' ? 'Variables: write' : 'Environments: write')} as \`OUTAGE_VARIABLES_TOKEN\`; and see that the environment exists.`,
          cause: error,
        },
      )
    }
    if (status !== 422 && status !== 409) throw error
    throw new OutageError(
      'variables-refused',
      `GitHub did not take a variable: ${messageOf(error)}.${rest}`,
      { cause: error },
    )
  }
}
