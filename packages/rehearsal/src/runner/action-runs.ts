import type { ChildProcess } from 'node:child_process'
import type { Json } from '../github/http.ts'
import type { LoggedRequest } from '../github/log.ts'
import type { WorkflowRun } from '../github/runs.ts'
import { end, signalGroup } from '../hosting/children.ts'
import { neverStarted, playAction } from './action-run.ts'
import { runKey, type EndedRun, type PlayedRun } from './played-run.ts'
import type { Queue } from './queue.ts'
import type { Grace, RunnerOptions } from './runner.ts'

export type RunEvent = { readonly name: string; readonly payload: Json }

/** The ActionRuns are responsible for the processes of the action. */
export type ActionRuns = {
  readonly all: readonly PlayedRun[]
  /** Queues an attempt; further attempts of a run get the event of the first. */
  play(run: WorkflowRun, event?: RunEvent): PlayedRun
  kill(id: number): Promise<void>
  cancel(id: number): void
  close(): Promise<void>
}

/** What GitHub gives a cancelled run. (docs: "Canceling a workflow run".) */
const usualGrace: Grace = { terminate: 7_500, kill: 10_000 }

/** Opens an empty list of runs. */
export function openActionRuns(options: RunnerOptions, queue: Queue): ActionRuns {
  const { github, grace = usualGrace } = options
  const all: PlayedRun[] = []
  const children = new Map<number, ChildProcess>()
  const cancelled = new Set<string>()
  const events = new Map<number, RunEvent>()

  const kill = async (id: number): Promise<void> => {
    const child = children.get(id)
    if (child !== undefined) await end(child)
  }

  return {
    all,
    kill,
    play(run, given) {
      const { id, attempt } = run
      const event = given ?? events.get(id) ?? { name: run.event, payload: {} }
      events.set(id, event)
      const key = runKey(id, attempt)
      let status: ReturnType<PlayedRun['status']> = 'queued'
      let settle: (ended: EndedRun) => void = () => undefined
      const ended = new Promise<EndedRun>((resolve) => (settle = resolve))
      const requests = (): readonly LoggedRequest[] =>
        github.requests.filter((request) => request.run === key)
      const about = { id, attempt, event: event.name, payload: event.payload }
      const played: PlayedRun = { ...about, ended, requests, status: () => status }
      all.push(played)
      queue.add(async () => {
        status = 'running'
        const started = (child: ChildProcess): void => void children.set(id, child)
        const isCancelled = (): boolean => cancelled.has(key)
        const result = isCancelled()
          ? neverStarted(run, event)
          : await playAction(options, run, event, { started, isCancelled })
        children.delete(id)
        status = 'ended'
        settle(result)
      })
      return played
    },
    cancel(id) {
      const run = github.runs.get(id)
      if (run === undefined || run.status === 'completed') return
      cancelled.add(runKey(id, run.attempt))
      const child = children.get(id)
      if (child === undefined) return github.runs.complete(id, 'cancelled')
      child.kill('SIGINT')
      const timers = [
        setTimeout(() => child.kill('SIGTERM'), grace.terminate),
        setTimeout(() => signalGroup(child, 'SIGKILL'), grace.kill),
      ]
      child.once('close', () => timers.forEach((timer) => clearTimeout(timer)))
    },
    async close() {
      for (const { id, attempt } of all) cancelled.add(runKey(id, attempt))
      await Promise.all([...children.keys()].map(kill))
    },
  }
}
