import type { ChildProcess } from 'node:child_process'
import type { GitHubEvent } from '../github/events.ts'
import { branchHead } from '../github/git/read.ts'
import type { GitHub } from '../github/github.ts'
import { object, type Json } from '../github/http.ts'
import type { WorkflowRun } from '../github/runs.ts'
import { personActor, type Access, type Permission } from '../github/actors.ts'
import { end, signalGroup } from '../hosting/children.ts'
import type { LocalHosting } from '../hosting/hosting.ts'
import { playDeploy } from './deploy-run.ts'
import { deploysOnPush, outageListens, startsOutage, type Listens } from './listens.ts'
import { playOutage } from './outage-run.ts'
import type { EndedRun, PlayedRun } from './played-run.ts'
import { openQueue } from './queue.ts'

export const outageWorkflow = '.github/workflows/outage.yml'
export const deployWorkflow = '.github/workflows/deploy.yml'

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
  /** Whether pushes and dispatches of the deploy workflow deploy. */
  readonly deploys: boolean
  /** True: a concurrency group with `queue: max`; false: every run at once. */
  readonly concurrency: boolean
  readonly listens?: Listens
  /** The `env:` of the step. */
  readonly env: Readonly<Record<string, string>>
  /** The job's `permissions:`. */
  readonly permissions?: Readonly<Partial<Record<Permission, Access>>>
  readonly environment: string
  readonly health: string
}

export type Runner = {
  /** Every attempt of a run of the outage workflow, oldest first. */
  readonly runs: readonly PlayedRun[]
  /** Starts the outage workflow without an event of GitHub's, such as for a schedule. */
  start(event: string, payload: Json, command?: string): Promise<PlayedRun>
  /** Kills a run's process, as a machine that dies does. */
  kill(run: { readonly id: number }): Promise<void>
  /** Asks a run to stop, as the button does: SIGINT, SIGTERM after 7.5 s, the end after 10 s. */
  cancel(run: { readonly id: number }): void
  /** A further attempt of a run that has ended, with the same event. */
  rerun(run: { readonly id: number }): PlayedRun
  /** Resolves when nothing runs or waits. */
  idle(): Promise<void>
  close(): Promise<void>
}

/** Opens a runner that plays GitHub Actions for one GitHub and one hosting. */
export function openRunner(options: RunnerOptions): Runner {
  const { github } = options
  const runs: PlayedRun[] = []
  const children = new Map<number, ChildProcess>()
  const cancelled = new Map<number, AbortController>()
  const events = new Map<number, { readonly name: string; readonly payload: Json }>()
  const waiting = new Set<() => void>()
  let closed = false
  const changed = (): void => {
    if (busy()) return
    for (const resolve of waiting) resolve()
    waiting.clear()
  }
  const outage = openQueue(options.concurrency, changed)
  const deploys = openQueue(true, changed)
  let preparing = 0
  const busy = (): boolean => preparing + outage.size() + deploys.size() > 0

  const play = (run: WorkflowRun): PlayedRun => {
    const event = events.get(run.id) ?? { name: run.event, payload: {} }
    let status: ReturnType<PlayedRun['status']> = 'queued'
    let settle: (ended: EndedRun) => void = () => undefined
    const ended = new Promise<EndedRun>((resolve) => (settle = resolve))
    const { id, attempt } = run
    const requests = (): ReturnType<PlayedRun['requests']> =>
      github.requests.filter((request) => request.run === `${id}:${attempt}`)
    const about = { id, attempt, event: event.name, payload: event.payload }
    const played = { ...about, ended, requests, status: () => status }
    runs.push(played)
    outage.add(async () => {
      status = 'running'
      const result = await playOutage(options, run, event, (child) => children.set(id, child))
      children.delete(id)
      status = 'ended'
      settle(result)
    })
    return played
  }

  const queue = (name: string, payload: Json, sha: string, command?: string): WorkflowRun => {
    const sender = String(object(payload['sender'])['login'] ?? github.hub.reader)
    const run = github.runs.queue({
      path: outageWorkflow,
      name: 'Outage',
      event: name,
      branch: github.hub.defaultBranch,
      sha,
      actor: personActor(sender),
      inputs: command === undefined ? {} : { command },
    })
    events.set(run.id, { name, payload })
    return run
  }

  const head = async (): Promise<string> =>
    (await branchHead(github.hub.git, github.hub.defaultBranch)) ?? ''

  const deploy = (run: WorkflowRun): void => {
    const controller = new AbortController()
    cancelled.set(run.id, controller)
    deploys.add(() => playDeploy(options, run, controller.signal))
  }

  const prepare = async (work: () => Promise<void>): Promise<void> => {
    preparing++
    await work().finally(() => preparing--)
    changed()
  }

  const hear = (event: GitHubEvent): void => {
    if (closed) return
    if (event.name === 'workflow_dispatch' && event.run !== undefined) {
      const run = github.runs.get(event.run)
      if (run?.path === deployWorkflow && options.deploys) return deploy(run)
      if (run?.path === outageWorkflow) {
        events.set(run.id, event)
        return void play(run)
      }
      return
    }
    const pushed = options.deploys ? deploysOnPush(event, github.hub.defaultBranch) : undefined
    if (pushed !== undefined) {
      const about = { path: deployWorkflow, name: 'Deploy', event: 'push', sha: pushed }
      deploy(github.runs.queue({ ...about, branch: github.hub.defaultBranch, actor: event.actor }))
    }
    if (!startsOutage(event, options.listens ?? outageListens, outageWorkflow)) return
    void prepare(async () => void play(queue(event.name, event.payload, await head())))
  }

  const rerun = (id: number): PlayedRun | undefined => {
    const run = github.runs.retry(id)
    if (run.path === outageWorkflow) return play(run)
    deploy(run)
    return undefined
  }

  const cancel = (id: number): void => {
    cancelled.get(id)?.abort(new Error('The run was cancelled.'))
    const child = children.get(id)
    if (child === undefined) return
    child.kill('SIGINT')
    const timers = [
      setTimeout(() => child.kill('SIGTERM'), 7500),
      setTimeout(() => signalGroup(child, 'SIGKILL'), 10_000),
    ]
    child.once('close', () => timers.forEach((timer) => clearTimeout(timer)))
  }

  const stop = [
    github.bus.onEvent(hear),
    github.bus.onRequest(({ kind, run }) => void (kind === 'cancel' ? cancel(run) : rerun(run))),
  ]
  const idle = async (): Promise<void> => {
    // What was just told may still be on its way to a queue.
    await new Promise((resolve) => setImmediate(resolve))
    if (busy()) await new Promise<void>((resolve) => waiting.add(resolve))
  }
  const kill = async (id: number): Promise<void> => {
    const child = children.get(id)
    if (child !== undefined) await end(child)
  }
  return {
    runs,
    start: async (event, payload, command) => play(queue(event, payload, await head(), command)),
    kill: ({ id }) => kill(id),
    cancel: ({ id }) => cancel(id),
    rerun({ id }) {
      const played = rerun(id)
      if (played === undefined) throw new Error(`Run ${id} is not one of the outage workflow.`)
      return played
    },
    idle,
    async close() {
      closed = true
      for (const unsubscribe of stop) unsubscribe()
      await Promise.all([...children.keys()].map(kill))
      await idle()
    },
  }
}
