import { spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { personActor, workflowActor } from '@outage-playbook/rehearsal/github/actors.ts'
import { branchHead, readCommit } from '@outage-playbook/rehearsal/github/git/read.ts'
import { isObject, type Json } from '@outage-playbook/rehearsal/github/http.ts'
import type { WorkflowRun } from '@outage-playbook/rehearsal/github/runs.ts'
import { briefCommitShape } from '@outage-playbook/rehearsal/github/shapes/commit.ts'
import type { World } from '@outage-playbook/rehearsal/world.ts'
import { programPath } from '../program.ts'
import { layOut } from './act-files.ts'
import { node24 } from './built.ts'

export type ActOptions = {
  /** Path of the example below the root of this repository. */
  readonly workflow: string
  /** The event's name, and what GitHub told with it. */
  readonly event: string
  readonly payload: Json
  /** Only this job, with its own permissions, and those that it needs. */
  readonly job?: string
}

export type Acted = {
  readonly exitCode: number | null
  /** How each job that ran has ended, by its id. */
  readonly jobs: Readonly<Record<string, string>>
  /** The steps that have failed. */
  readonly failed: readonly string[]
  /** What the action has put out, by the job's id. */
  readonly outputs: Readonly<Record<string, Readonly<Record<string, string>>>>
  /** The job summaries, one after the other. */
  readonly summary: string
  /** Requests that the run has sent to GitHub. */
  readonly requests: number
  /** All that act has said. */
  readonly log: string
}

/**
 * Runs an example workflow as GitHub Actions would, with `act`: what starts it, its conditions and
 * expressions, its permissions, and the built action in it, against the GitHub of a world.
 */
export async function act(world: World, options: ActOptions): Promise<Acted> {
  const { github } = world
  const directory = await mkdtemp(join(tmpdir(), 'outage-act-'))
  try {
    const files = await layOut(directory, world, options.workflow, options.job)
    const event = join(directory, 'event.json')
    await writeFile(event, JSON.stringify(options.payload))
    const run = await queueRun(world, options)
    const actor = workflowActor({ run: `${run.id}:1`, permissions: files.permissions })
    const before = github.requests.length
    const args = [
      ...[options.event, '--eventpath', event, '--workflows', files.workflow, '--json'],
      ...['--platform', 'ubuntu-latest=-self-hosted', '--no-cache-server'],
      ...['--action-cache-path', join(directory, 'cache')],
      ...(options.job === undefined ? [] : ['--job', options.job]),
      ...files.actions.flatMap(([used, folder]) => ['--local-repository', `${used}=${folder}`]),
      ...['--secret', `GITHUB_TOKEN=${github.token(actor)}`],
      ...['--secret', `DEPLOY_URL=${world.hosting.deployUrl}`],
      ...Object.entries(variables(world, run)).flatMap(([name, value]) => [
        '--env',
        `${name}=${value}`,
      ]),
    ]
    const { exitCode, log } = await spawnAct(args, files.workspace, directory)
    github.runs.complete(run.id, exitCode === 0 ? 'success' : 'failure')
    return { exitCode, log, ...told(log), requests: github.requests.length - before }
  } finally {
    await rm(directory, { recursive: true, force: true })
  }
}

/** The run as GitHub knows it, so that others can ask whether it is alive. */
async function queueRun({ github }: World, { workflow, event }: ActOptions): Promise<WorkflowRun> {
  const { git, defaultBranch: branch } = github.hub
  const sha = (await branchHead(git, branch)) ?? ''
  const commit = await readCommit(git, sha)
  if (commit === undefined) throw new Error('the branch has no commit')
  const path = `.github/workflows/${workflow.split('/').at(-1)}`
  const about = { path, name: 'Example', event, branch, sha, actor: personActor('alice') }
  const run = github.runs.queue({ ...about, headCommit: briefCommitShape(commit) })
  github.runs.start(run.id)
  return run
}

function variables({ github, hosting }: World, { id }: WorkflowRun): Record<string, string> {
  return {
    GITHUB_API_URL: github.url,
    GITHUB_GRAPHQL_URL: `${github.url}/graphql`,
    GITHUB_SERVER_URL: github.url,
    GITHUB_REPOSITORY: github.hub.fullName,
    GITHUB_REPOSITORY_OWNER: github.hub.owner,
    GITHUB_RUN_ID: String(id),
    GITHUB_RUN_ATTEMPT: '1',
    // What the step that is “yours” deploys with.
    DEPLOY_URL: hosting.deployUrl,
  }
}

async function spawnAct(
  args: readonly string[],
  cwd: string,
  home: string,
): Promise<{ readonly exitCode: number | null; readonly log: string }> {
  const PATH = [dirname(node24), process.env['PATH']].join(delimiter)
  const child = spawn(programPath('act'), args, {
    cwd,
    // Nothing of this machine's: no token, no `.actrc`.
    env: { PATH, HOME: home },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let log = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (log += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (log += text))
  const exitCode = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject).once('close', resolve)
  })
  return { exitCode, log }
}

/** What act's log, a line of JSON each, says of jobs, steps, outputs and summaries. */
function told(log: string): Pick<Acted, 'jobs' | 'failed' | 'outputs' | 'summary'> {
  const jobs: Record<string, string> = {}
  const outputs: Record<string, Record<string, string>> = {}
  const failed: string[] = []
  const summaries: string[] = []
  for (const line of log.split('\n').filter((one) => one.startsWith('{'))) {
    const said: unknown = JSON.parse(line)
    if (!isObject(said)) continue
    const job = String(said['jobID'])
    if ('jobResult' in said) jobs[job] = String(said['jobResult'])
    if (said['stepResult'] === 'failure') failed.push(String(said['step']))
    if (said['command'] === 'summary') summaries.push(String(said['content']))
    if (said['command'] !== 'set-output') continue
    outputs[job] = { ...outputs[job], [String(said['name'])]: String(said['arg']) }
  }
  return { jobs, failed, outputs, summary: summaries.join('\n') }
}
