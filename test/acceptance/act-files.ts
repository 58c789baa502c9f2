import { cp, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { load } from 'js-yaml'
import type { Access, Permission } from '@outage-playbook/rehearsal/github/actors.ts'
import { git } from '@outage-playbook/rehearsal/github/git/run.ts'
import { list, object } from '@outage-playbook/rehearsal/github/http.ts'
import type { World } from '@outage-playbook/rehearsal/world.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

export type ActFiles = {
  /** Where act is started: a clone that holds nothing but the workflow. */
  readonly workspace: string
  /** The workflow, below it. */
  readonly workflow: string
  /** What it uses, `owner/name@ref`, and the folder that is taken for it. */
  readonly actions: readonly (readonly [string, string])[]
  /** What the jobs that run may do, by the workflow's own word. */
  readonly permissions: Readonly<Partial<Record<Permission, Access>>>
}

/** Lays out what act needs in a folder: an example workflow, the built action, what stands in. */
export async function layOut(
  directory: string,
  world: World,
  example: string,
  job?: string,
): Promise<ActFiles> {
  const at = (name: string): string => join(directory, name)
  const source = await readFile(join(root, example), 'utf8')
  const { git: repository } = world.github.hub
  const workspace = at('workspace')
  const workflow = join('.github/workflows', 'example.yml')
  await git(repository, ['clone', '--quiet', '--no-checkout', repository, workspace])
  await mkdir(join(workspace, '.github/workflows'), { recursive: true })
  await writeFile(join(workspace, workflow), adapted(source, world))
  await builtAction(at('action'))
  const actions = await Promise.all(
    usedBy(source).map(async (used) => {
      if (used.startsWith('outage-playbook/')) return [used, at('action')] as const
      const folder = at(used.replace(/\W/g, '-'))
      await standIn(folder, used, repository)
      return [used, folder] as const
    }),
  )
  return { workspace, workflow, actions, permissions: permissionsOf(source, job) }
}

/** What a user changes who copies it, and the one key that act does not know yet. */
function adapted(source: string, world: World): string {
  return source
    .replaceAll('https://chatbot-fluxa.com', world.hosting.url)
    .replace('./deploy.sh # yours', 'npm run deploy')
    .replace(/^ *queue: max\n/m, '')
}

/** The action as a repository that uses it gets it. */
async function builtAction(folder: string): Promise<void> {
  await mkdir(folder)
  await cp(join(root, 'action.yml'), join(folder, 'action.yml'))
  const terminal = join(root, 'dist/cli')
  const filter = (path: string): boolean => path !== terminal
  await cp(join(root, 'dist'), join(folder, 'dist'), { recursive: true, filter })
}

/** Fetches from the rehearsal's repository where the real one would fetch from GitHub. */
const standIns: Readonly<Record<string, (repository: string) => string>> = {
  'actions/checkout': (repository) =>
    `git init --quiet && git fetch --quiet '${repository}' "$REF" && git checkout --quiet --force FETCH_HEAD`,
  // The Node on PATH is the one that it would install.
  'actions/setup-node': () => 'node --version',
}

/** An action without the network, in place of one that needs it. */
async function standIn(folder: string, used: string, repository: string): Promise<void> {
  const [name = ''] = used.split('@')
  const run = standIns[name]?.(repository)
  if (run === undefined) throw new Error(`Nothing stands in for ${used}.`)
  const inputs = ['ref', 'persist-credentials', 'node-version']
  const step = { shell: 'bash', run, env: { REF: '${{ inputs.ref }}' } }
  const definition = {
    name,
    description: 'Stands in for the real one',
    inputs: Object.fromEntries(inputs.map((input) => [input, { description: input }])),
    runs: { using: 'composite', steps: [step] },
  }
  await mkdir(folder)
  await writeFile(join(folder, 'action.yml'), JSON.stringify(definition))
}

function jobsOf(source: string): readonly (readonly [string, ReturnType<typeof object>])[] {
  const jobs = object(object(load(source))['jobs'])
  return Object.entries(jobs).map(([id, job]) => [id, object(job)])
}

function usedBy(source: string): readonly string[] {
  const steps = jobsOf(source).flatMap(([, job]) => list(job['steps']).map(object))
  return [...new Set(steps.flatMap(({ uses }) => (typeof uses === 'string' ? [uses] : [])))]
}

/** What a job may do where its workflow says `permissions: {}`. */
const nothing: ActFiles['permissions'] = {
  actions: 'none',
  contents: 'none',
  deployments: 'none',
  issues: 'none',
  'pull-requests': 'none',
  statuses: 'none',
}

/** All that one of the jobs may do; act has one token for all of them. */
function permissionsOf(source: string, only?: string): ActFiles['permissions'] {
  const granted = jobsOf(source)
    .filter(([id]) => only === undefined || id === only)
    .flatMap(([, job]) => Object.entries(object(job['permissions'])))
    .toSorted(([, a], [, b]) => Number(a === 'write') - Number(b === 'write'))
  return { ...nothing, ...Object.fromEntries(granted) }
}
