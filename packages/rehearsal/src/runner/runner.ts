import { personActor, type Access, type Permission } from '../github/actors.ts'
import type { GitHubEvent } from '../github/events.ts'
import { branchHead, readCommit } from '../github/git/read.ts'
import type { GitHub } from '../github/github.ts'
import { object, type Json } from '../github/http.ts'
import type { WorkflowRun } from '../github/runs.ts'
import { briefCommitShape } from '../github/shapes/commit.ts'
import type { LocalHosting } from '../hosting/hosting.ts'
import { playDeploy } from './deploy-run.ts'
import { openActionRuns } from './action-runs.ts'
import type { ActionWorkflow } from './action-workflow.ts'
import { deploysOnPush, startsRun } from './listens.ts'
import type { PlayedRun } from './played-run.ts'
import { openQueue } from './queue.ts'

/** Path of the workflow that deploys, where there is one. */
export const deployWorkflow = '.github/workflows/deploy.yml'

/** Milliseconds after SIGINT until a cancelled run gets SIGTERM, and until it is killed. */
export type Grace = { readonly terminate: number; readonly kill: number }

export type RunnerOptions = {
  readonly github: GitHub
  readonly hosting: LocalHosting
  /** Path of the built action. */
  readonly dist: string
  /** Path of the action's `post` script, which runs after a cancellation. */
  readonly post?: string
  readonly node: string
  /** Whether the workspace holds a checkout. */
  readonly checkout: boolean
  /** True: a concurrency group with `queue: max`; false: every run at once. */
  readonly concurrency: boolean
  readonly workflow: ActionWorkflow
  /** The `env:` of the step. */
  readonly env: Readonly<Record<string, string>>
  /** Whose own token the action gets, in place of its run's. */
  readonly speaksAs?: string
  /** The job's `permissions:`. */
  readonly permissions?: Readonly<Partial<Record<Permission, Access>>>
  /** How long a cancelled run has; as long as on GitHub by default. */
  readonly grace?: Grace
  /** False where the repository has no deploy workflow. */
  readonly deploys: boolean
  readonly environment: string
  /** Path that the smoke check of the deploy workflow asks. */
  readonly health: string
}

export type Runner = {
  /** Every attempt of a run of the action's workflow, oldest first. */
  readonly runs: readonly PlayedRun[]
  /** Starts the action's workflow without an event of GitHub's, such as for a schedule. */
  start(event: string, payload: Json, command?: string): Promise<PlayedRun>
  /** Hears of nothing while `work` goes on, as when Actions is down; deployments go on. */
  whileDown<T>(work: () => Promise<T>): Promise<T>
  /** Kills a run's process and its children, as a machine that dies does. */
  kill(run: { readonly id: number }): Promise<void>
  /**
   * Asks a run to stop, as the button does: SIGINT, SIGTERM after 7.5 s, the end after 10 s (or as
   * `grace` says), then the `post` script. One that still waits never starts.
   */
  cancel(run: { readonly id: number }): void
  /** A further attempt of a run of the action's workflow that has ended, with the same event. */
  rerun(run: { readonly id: number }): PlayedRun
  /** Resolves when nothing runs or waits. */
  idle(): Promise<void>
  close(): Promise<void>
}

/** Opens a runner that plays GitHub Actions for one GitHub and one hosting. */
export function openRunner(options: RunnerOptions): Runner {
  const { github, workflow } = options
  const { hub } = github
  const aborts = new Map<number, AbortController>()
  const waiting = new Set<() => void>()
  let preparing = 0
  let closed = false
  let down = false
  const busy = (): boolean => preparing + actionQueue.size() + deployQueue.size() > 0
  const changed = (): void => {
    if (busy()) return
    for (const resolve of waiting) resolve()
    waiting.clear()
  }
  const actionQueue = openQueue(options.concurrency, changed)
  const deployQueue = openQueue(true, changed)
  const action = openActionRuns(options, actionQueue)

  const prepare = async (name: string, payload: Json, command: string): Promise<PlayedRun> => {
    const sha = (await branchHead(hub.git, hub.defaultBranch)) ?? ''
    const head = await readCommit(hub.git, sha)
    const headCommit = head === undefined ? {} : briefCommitShape(head)
    const actor = personActor(String(object(payload['sender'])['login'] ?? hub.reader))
    const about = { path: workflow.path, name: workflow.name, event: name, sha, actor }
    const inputs = { command }
    const run = github.runs.queue({ ...about, headCommit, branch: hub.defaultBranch, inputs })
    return action.play(run, { name, payload })
  }

  // Reading the commit takes its time: each run waits for the one before, to keep the events' order.
  let last: Promise<unknown> = Promise.resolve()
  const start = (name: string, payload: Json, command = ''): Promise<PlayedRun> => {
    preparing++
    const started = last
      .then(() => prepare(name, payload, command))
      .finally(() => {
        preparing--
        changed()
      })
    last = started.catch(() => undefined)
    return started
  }

  const deploy = (run: WorkflowRun): void => {
    const controller = new AbortController()
    aborts.set(run.id, controller)
    deployQueue.add(() => playDeploy(options, run, controller.signal))
  }

  const dispatched = (event: GitHubEvent): void => {
    const run = event.run === undefined ? undefined : github.runs.get(event.run)
    if (run?.path === deployWorkflow) deploy(run)
    if (run?.path === workflow.path) action.play(run, event)
  }

  const hear = (event: GitHubEvent): void => {
    if (closed) return
    if (event.name === 'workflow_dispatch') return dispatched(event)
    const sha = options.deploys ? deploysOnPush(event, hub.defaultBranch) : undefined
    if (sha !== undefined) {
      const about = { path: deployWorkflow, name: 'Deploy', event: 'push', sha, actor: event.actor }
      const { url: _url, distinct: _distinct, ...headCommit } = object(event.payload['head_commit'])
      deploy(github.runs.queue({ ...about, headCommit, branch: hub.defaultBranch }))
    }
    if (down) return
    if (startsRun(event, workflow.listens)) void start(event.name, event.payload)
  }

  const retry = (id: number): PlayedRun | undefined => {
    const run = github.runs.retry(id)
    if (run.path === workflow.path) return action.play(run)
    deploy(run)
    return undefined
  }

  const cancel = (id: number): void => {
    aborts.get(id)?.abort(new Error('The run was cancelled.'))
    if (github.runs.get(id)?.path === workflow.path) action.cancel(id)
  }

  const unsubscribe = [
    github.bus.onEvent(hear),
    github.bus.onRequest(({ kind, run }) => void (kind === 'cancel' ? cancel(run) : retry(run))),
  ]

  const idle = async (): Promise<void> => {
    // What was just told may still be on its way to a queue.
    await new Promise((resolve) => setImmediate(resolve))
    if (busy()) await new Promise<void>((resolve) => waiting.add(resolve))
  }

  return {
    runs: action.all,
    start,
    async whileDown(work) {
      down = true
      try {
        return await work()
      } finally {
        down = false
      }
    },
    kill: ({ id }) => action.kill(id),
    cancel: ({ id }) => cancel(id),
    rerun({ id }) {
      const played = retry(id)
      if (played === undefined) throw new Error(`Run ${id} is not one of the action's workflow.`)
      return played
    },
    idle,
    async close() {
      closed = true
      for (const stop of unsubscribe) stop()
      for (const controller of aborts.values()) controller.abort()
      await action.close()
      await idle()
    },
  }
}
