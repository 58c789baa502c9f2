import { OutageError } from '../../errors.ts'
import {
  cancelRun,
  dispatchWorkflow,
  listRuns,
  readRun,
  type WorkflowRun,
} from '../../github/actions.ts'
import { calmPause, isNear, type Allowance } from '../../http/limits.ts'
import { gotNoAnswer, messageOf, statusOf } from '../../github/client.ts'
import { createOnce } from '../../github/once.ts'
import type { Clock, Deployment, DeployRequest, DeployResult } from '../../ports.ts'
import type { HostedCode, HostingAdapter } from '../descriptor.ts'
import { poll } from '../polling.ts'
import type { WorkflowConfig } from './descriptor.ts'

/** Milliseconds in which a run that was just started may not be found yet. */
const settling = 30_000

/** Milliseconds to look for a run that may have been started, before it is started again. */
const lost = 5_000

/**
 * A deploy workflow of the repository, started by hand (`workflow_dispatch`) with the commit as an
 * input. Without such an input it can deploy the head of the branch only.
 */
export function workflowHosting(
  config: WorkflowConfig,
  options: HostedCode & { readonly clock: Clock },
): HostingAdapter {
  const { github, branch, clock } = options
  const refInput = config['ref-input']

  /** When we asked for a deployment, by its id. */
  const asked = new Map<string, number>()

  /** Starts it once: where GitHub does not say whether it did, it is looked for first. */
  async function started(request: DeployRequest): Promise<Deployment> {
    const now = clock.now()
    const deployment = await startedSince(now.toISOString(), request)
    asked.set(deployment.id, now.getTime())
    return deployment
  }

  function startedSince(since: string, request: DeployRequest): Promise<Deployment> {
    const find = () => appeared(since, request, lost)
    return createOnce(() => dispatched(since, request), find)
  }

  async function dispatched(since: string, request: DeployRequest): Promise<Deployment> {
    const inputs = {
      ...config.inputs,
      ...(refInput === undefined ? {} : { [refInput]: request.sha }),
    }
    try {
      const run = await dispatchWorkflow(github, config.workflow, branch, inputs)
      if (run) return { id: String(run.id), url: run.url }
    } catch (error) {
      throw explain(error, config.workflow, branch)
    }
    const found = await appeared(since, request, settling)
    if (found) return found
    throw new OutageError(
      'timeout',
      `GitHub started \`${config.workflow}\`, but shows no run of it.`,
    )
  }

  /** The run of our own dispatch, as soon as GitHub shows it. */
  function appeared(since: string, request: DeployRequest, timeout: number) {
    const signal = AbortSignal.timeout(2 * timeout)
    return poll(() => findRun(since, request), { clock, timeout, signal })
  }

  /**
   * Our own dispatch: the run started by hand since then whose `run-name` holds the commit, else the
   * first one. GitHub's times are in seconds.
   */
  async function findRun(
    since: string,
    { sha, others = [] }: DeployRequest,
  ): Promise<Deployment | undefined> {
    const created = `>=${since.slice(0, 19)}Z`
    const listed = await listRuns(github, config.workflow, {
      event: 'workflow_dispatch',
      branch,
      created,
    })
    const runs = listed.filter(({ id }) => !others.includes(String(id)))
    const ours = runs.findLast(({ title }) => title.includes(sha.slice(0, 7))) ?? runs.at(-1)
    return ours && { id: String(ours.id), url: ours.url }
  }

  return {
    deploys: refInput === undefined ? 'branch-head' : 'commit',
    listedAs: refInput === undefined ? 'commit' : 'branch-head',
    deploy: started,
    find: (request, since) => findRun(since, request),

    async wait(deployment, progress, signal) {
      let etag: string | undefined
      let last: WorkflowRun | undefined
      let silence: unknown
      const begun = clock.now().getTime()
      const isFresh = () => clock.now().getTime() - begun < settling
      const ask = async () => {
        const answer = await readRun(github, Number(deployment.id), etag).catch(
          (error: unknown) => {
            // GitHub may not know a run yet that it has just answered with.
            if (statusOf(error) === 404 && isFresh()) return undefined
            if (!isPassing(error)) throw error
            progress('GitHub does not answer; asking on')
            silence = error
            return undefined
          },
        )
        if (answer === undefined) return undefined
        silence = undefined
        etag = answer.etag
        last = answer.run
        progress(`${describe(answer.run)}${nearLimit(github.allowance())}`)
        return answer.run.status === 'completed' ? answer.run : undefined
      }
      const calm = () => calmPause(github.allowance(), clock.now())
      const since = asked.get(deployment.id) ?? begun
      const run = await poll(ask, { clock, timeout: config.timeout, signal, since, calm })
      if (run !== undefined) return ended(run)
      // It may be live or not: an older release is no answer to that.
      if (silence !== undefined) throw silence
      return late(last, deployment)
    },

    async cancel(deployment) {
      await cancelRun(github, Number(deployment.id))
    },

    async releases(limit) {
      const runs = await listRuns(github, config.workflow, { status: 'success', branch, limit })
      // A run by hand is listed with the branch's head, whatever commit it was given.
      const telling = runs.filter(
        ({ event }) => refInput === undefined || event !== 'workflow_dispatch',
      )
      return telling.map(({ id, sha, at, url }) => ({ id: String(id), sha, at, url }))
    },
  }
}

/** True for trouble that may be over the next time: no reason to give a deployment up. */
function isPassing(error: unknown): boolean {
  return gotNoAnswer(error) || statusOf(error) === 429 || /rate limit/i.test(messageOf(error))
}

function nearLimit(allowance: Allowance | undefined): string {
  if (!isNear(allowance)) return ''
  const { left, limit, until } = allowance
  return `; asking less often, as ${left} of ${limit} requests to GitHub are left until ${until.toISOString().slice(11, 16)} UTC`
}

function describe(run: WorkflowRun): string {
  if (run.status === 'waiting') return 'waiting for the approval of a reviewer of the environment'
  if (run.status === 'queued' || run.status === 'pending') return 'waiting for a runner'
  return run.status.replace('_', ' ')
}

function ended(run: WorkflowRun): DeployResult {
  const { url } = run
  if (run.conclusion === 'success') return { status: 'live', url }
  const detail = `the run ended with ${run.conclusion ?? 'nothing'}`
  return { status: run.conclusion === 'cancelled' ? 'cancelled' : 'failed', url, detail }
}

function late(run: WorkflowRun | undefined, deployment: Deployment): DeployResult {
  const detail = run === undefined ? 'the run never showed' : `still ${describe(run)}`
  return {
    status: 'timed-out',
    detail,
    ...(deployment.url === undefined ? {} : { url: deployment.url }),
  }
}

function explain(error: unknown, workflow: string, branch: string): unknown {
  const status = statusOf(error)
  const message = messageOf(error)
  if (status === 403) {
    return new OutageError(
      'github-denied',
      `GitHub does not let us start \`${workflow}\`: ${message}`,
      {
        remedy: 'Give the job `permissions: actions: write`.',
        cause: error,
      },
    )
  }
  if (status === 404) {
    return new OutageError('deploy-failed', `There is no workflow \`${workflow}\` to start.`, {
      remedy:
        'Correct `workflow:` in `.github/outage.yml`; the file must be on the default branch.',
      cause: error,
    })
  }
  if (status === 422) {
    return new OutageError('deploy-failed', `GitHub refused to start \`${workflow}\`: ${message}`, {
      remedy: `The workflow on \`${branch}\` needs \`on: workflow_dispatch\` with the inputs configured.`,
      cause: error,
    })
  }
  return error
}
