import { OutageError } from '../errors.ts'
import type { Folder } from './folder.ts'
import { fieldsIn, fieldsOf, textOf, type Fields } from './parsed.ts'

/** A workflow that seems to deploy. */
export type DeployWorkflow = {
  readonly file: string
  readonly name: string
  /** Name of the input that seems to take the commit. */
  readonly refInput?: string
  /** True where it can be started by hand, as a rollback has to. */
  readonly startable: boolean
  /** Address of the environment that it names. */
  readonly url?: string
  readonly environment?: string
}

const folder = '.github/workflows'

/** The workflow that deploys, as its name says: one that can be started by hand before all others. */
export function findDeployWorkflow(at: Folder): DeployWorkflow | undefined {
  const all = at
    .list(folder)
    .filter((file) => /\.ya?ml$/.test(file) && !/^outage\.ya?ml$/.test(file))
    .map((file) => readWorkflow(at, file))
    .filter(({ file, name }) => /deploy|release|publish/i.test(`${file} ${name}`))
    .toSorted((a, b) => rank(a) - rank(b))
  return all[0]
}

/** The workflow that somebody names by its file. Throws `command-invalid` where there is none. */
export function workflowNamed(at: Folder, named: string): DeployWorkflow {
  const file = named.replace(/^.*\//, '')
  const all = at.list(folder)
  if (all.includes(file)) return readWorkflow(at, file)
  throw new OutageError('command-invalid', `There is no workflow \`${folder}/${file}\`.`, {
    remedy:
      all.length === 0
        ? 'Write one first: docs/deploy-workflows.md; or choose another `--hosting`.'
        : `Name one of these: ${all.join(', ')}.`,
  })
}

function readWorkflow(at: Folder, file: string): DeployWorkflow {
  const source = fieldsIn(at.read(`${folder}/${file}`))
  const on = source['on']
  const triggers =
    Array.isArray(on) || typeof on === 'string' ? [on].flat() : Object.keys(fieldsOf(on))
  const inputs = fieldsOf(fieldsOf(fieldsOf(on)['workflow_dispatch'])['inputs'])
  const refInput = ['ref', 'sha', 'commit', 'version'].find((name) => name in inputs)
  const { url, environment } = environmentOf(source)
  return {
    file,
    name: textOf(source['name']) ?? `${folder}/${file}`,
    startable: triggers.includes('workflow_dispatch'),
    ...(refInput === undefined ? {} : { refInput }),
    ...(url === undefined ? {} : { url }),
    ...(environment === undefined ? {} : { environment }),
  }
}

/** The first environment that a job names, where that is no expression. */
function environmentOf(workflow: Fields): { readonly url?: string; readonly environment?: string } {
  for (const job of Object.values(fieldsOf(workflow['jobs']))) {
    const named = fieldsOf(job)['environment']
    const environment = textOf(named) ?? textOf(fieldsOf(named)['name'])
    if (environment === undefined || environment.includes('${{')) continue
    const url = textOf(fieldsOf(named)['url'])
    const isAddress = url !== undefined && /^https?:\/\/[^$]+$/.test(url)
    return { environment, ...(isAddress ? { url } : {}) }
  }
  return {}
}

/** Lower is likelier. */
function rank({ file, name, startable }: DeployWorkflow): number {
  const isDeploy = /deploy/i.test(`${file} ${name}`)
  const isExact = /^deploy\.ya?ml$/i.test(file)
  return (isExact ? 0 : 1) + (isDeploy ? 0 : 2) + (startable ? 0 : 4)
}
