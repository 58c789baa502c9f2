import pMap from 'p-map'
import { OutageError } from '../../errors.ts'
import { messageOf, statusOf, verbatim, type GitHub } from '../../github/client.ts'
import { createOnce } from '../../github/once.ts'
import type { Variable, VariableChange, VariableStore } from '../../ports.ts'
import { code, listed } from '../names.ts'

/** Variables on one page, at most. (REST API: Actions variables.) */
const pageSize = 30

/** What of GitHub's API is about the variables of a repository, or of one of its environments. */
type Calls = {
  readonly list: (page: number) => Promise<{ readonly data: Page }>
  readonly create: (name: string, value: string) => Promise<unknown>
  readonly update: (name: string, value: string) => Promise<unknown>
  readonly remove: (name: string) => Promise<unknown>
}

type Page = {
  readonly total_count: number
  readonly variables: readonly {
    readonly name: string
    readonly value: string
    readonly updated_at: string
  }[]
}

/** Requests at a time. */
const concurrency = 4

/**
 * GitHub's own variables: of the repository, or of one environment. No `permissions:` of a job let its
 * token have them: it takes a person's or an App's.
 */
export function githubVariables(github: GitHub, environment: string | undefined): VariableStore {
  const calls = callsOf(github, environment)
  const place = environment === undefined ? 'repository' : `environment ${environment}`
  /** Names of those that were there when they were read last: what is not is created at once. */
  let known: ReadonlySet<string> | undefined

  async function read(): Promise<readonly Variable[]> {
    const page = async (number: number) => (await asked(place, () => calls.list(number))).data
    const first = await page(1)
    const count = Math.ceil(first.total_count / pageSize)
    const others = Array.from({ length: Math.max(0, count - 1) }, (_, index) => index + 2)
    const all = [first, ...(await pMap(others, page, { concurrency }))]
    const found = all.flatMap(({ variables }) => variables)
    known = new Set(found.map(({ name }) => name))
    return found.map(({ name, value, updated_at: at }) => ({ name, value, ...changed(at) }))
  }

  /** Creates it; one that somebody has created meanwhile, or that we did unheard, is updated. */
  async function create(name: string, value: string): Promise<void> {
    const update = async (): Promise<true> => {
      await calls.update(name, value)
      return true
    }
    try {
      await createOnce(
        () => calls.create(name, value),
        () => update().catch(() => undefined),
      )
    } catch (error) {
      if (statusOf(error) !== 409) throw error
      await update()
    }
  }

  async function set(name: string, value: string): Promise<void> {
    if (known?.has(name) === false) return create(name, value)
    try {
      await calls.update(name, value)
    } catch (error) {
      if (statusOf(error) !== 404) throw error
      await create(name, value)
    }
  }

  async function write({ set: wanted, remove }: VariableChange): Promise<void> {
    const left = new Set([...wanted.map(({ name }) => name), ...remove])
    const jobs = [
      ...wanted.map(({ name, value }) => ({ name, work: () => set(name, value) })),
      ...remove.map((name) => ({ name, work: () => removed(calls, name) })),
    ]
    const one = async ({ name, work }: (typeof jobs)[number]): Promise<void> => {
      await asked(place, work, left)
      left.delete(name)
    }
    await pMap(jobs, one, { concurrency })
  }

  return { name: `GitHub’s variables of the ${place}`, read, write, needsBuild: true }
}

/** The time as we write it, where it is one. */
function changed(at: string): { readonly changedAt?: string } {
  const time = new Date(at)
  return Number.isNaN(time.getTime()) ? {} : { changedAt: time.toISOString() }
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
  left: ReadonlySet<string> = new Set(),
): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const status = statusOf(error)
    const rest = left.size === 0 ? '' : ` Not written, or not known to be: ${listed([...left])}.`
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
