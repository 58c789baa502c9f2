import { workflowActor } from '../github/actors.ts'
import { addDeployment, addStatus } from '../github/deployments.ts'
import { resolveCommit } from '../github/git/read.ts'
import type { GitHub } from '../github/github.ts'
import { varsOf } from '../github/routes/variables.ts'
import type { Conclusion, WorkflowRun } from '../github/runs.ts'
import { page } from '../github/shapes/address.ts'
import type { LocalHosting } from '../hosting/hosting.ts'

export type DeployOptions = {
  readonly github: GitHub
  readonly hosting: LocalHosting
  readonly environment: string
  /** Path that the smoke check asks. */
  readonly health: string
}

/**
 * Plays the deploy workflow: GitHub's deployment for `environment:`, the hosting, the smoke check.
 * As on GitHub, the deployment's sha is the run's, whatever commit the input names.
 */
export async function playDeploy(
  options: DeployOptions,
  run: WorkflowRun,
  signal: AbortSignal,
): Promise<void> {
  const { github, hosting, environment } = options
  const { hub } = github
  const bot = workflowActor()
  const logUrl = page(hub, `/actions/runs/${run.id}`)
  github.runs.start(run.id)
  const { sha, branch: ref } = run
  const deployment = addDeployment(hub, bot, { sha, ref, environment, production: true })
  addStatus(hub, bot, deployment, { state: 'in_progress', logUrl })
  const conclusion = await deploy(options, run, signal)
  const state = conclusion === 'success' ? 'success' : 'failure'
  const status = { state, logUrl, environmentUrl: hosting.url, everywhere: true }
  addStatus(hub, bot, deployment, status)
  github.runs.complete(run.id, conclusion)
}

async function deploy(
  options: DeployOptions,
  run: WorkflowRun,
  signal: AbortSignal,
): Promise<Conclusion> {
  const wanted = run.inputs?.['ref'] ?? ''
  const chosen = wanted === '' ? run.sha : await resolveCommit(options.github.hub.git, wanted)
  if (chosen === undefined) return 'failure'
  const { hosting, github, environment } = options
  const variables = { ...hosting.variables, ...varsOf(github.hub, environment) }
  const result = await hosting.deploy(chosen, { signal, variables })
  if (signal.aborted) return 'cancelled'
  if (result.status === 'failed') return 'failure'
  return (await isHealthy(options)) ? 'success' : 'failure'
}

async function isHealthy({ hosting, health }: DeployOptions): Promise<boolean> {
  try {
    const signal = AbortSignal.timeout(10_000)
    const headers = { connection: 'close' }
    return (await fetch(`${hosting.url}${health}`, { signal, headers })).ok
  } catch {
    return false
  }
}
