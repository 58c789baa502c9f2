import type { Actor } from './actors.ts'
import type { Bus } from './events.ts'
import { timestamp, type Json } from './http.ts'

type RunStatus = 'queued' | 'requested' | 'waiting' | 'pending' | 'in_progress' | 'completed'

export type Conclusion = 'success' | 'failure' | 'cancelled' | 'timed_out' | 'startup_failure'

type RunRequestOptions = {
  /** Path of the workflow's file. */
  readonly path: string
  readonly name: string
  readonly event: string
  readonly branch: string
  readonly sha: string
  /** The commit as answers and events carry it. */
  readonly headCommit: Json
  /** Who set it off; a run's own token starts no further runs when it completes. */
  readonly actor: Actor
  readonly inputs?: Readonly<Record<string, string>>
}

export type WorkflowRun = RunRequestOptions & {
  readonly id: number
  readonly number: number
  readonly workflowId: number
  readonly attempt: number
  readonly status: RunStatus
  readonly conclusion: Conclusion | null
  readonly createdAt: string
  readonly startedAt: string
  readonly updatedAt: string
}

/** The Runs are responsible for every workflow run, and for each of its attempts. */
export type Runs = {
  /** Newest first, each in its last attempt. */
  all(): readonly WorkflowRun[]
  get(id: number, attempt?: number): WorkflowRun | undefined
  /** Queues a new run, and tells of it (`workflow_run` requested). */
  queue(options: RunRequestOptions): WorkflowRun
  /** Nothing where it was cancelled before it got that far. */
  start(id: number): void
  /** Ends a run, and tells of it (`workflow_run` completed). The first conclusion stays. */
  complete(id: number, conclusion: Conclusion): void
  /** Queues a further attempt of a completed run. */
  retry(id: number): WorkflowRun
  workflowId(path: string): number
  workflowPath(id: number): string | undefined
}

export type RunsOptions = {
  readonly bus: Bus
  readonly nextId: () => number
  readonly time: () => Date
  readonly payload: (action: string, run: WorkflowRun) => Json
}

/** Opens an empty list of runs. */
export function openRuns(options: RunsOptions): Runs {
  const attempts = new Map<number, WorkflowRun[]>()
  const workflows: string[] = []

  const last = (id: number): WorkflowRun | undefined => attempts.get(id)?.at(-1)

  const change = (id: number, fields: Partial<WorkflowRun>): WorkflowRun | undefined => {
    const list = attempts.get(id)
    const current = list?.at(-1)
    if (list === undefined || current === undefined) return undefined
    const next = { ...current, ...fields, updatedAt: timestamp(options.time()) }
    list[list.length - 1] = next
    return next
  }

  const tell = (action: string, run: WorkflowRun): void =>
    options.bus.emit('workflow_run', options.payload(action, run), run.actor)

  const workflowId = (path: string): number => {
    if (!workflows.includes(path)) workflows.push(path)
    return 1001 + workflows.indexOf(path)
  }

  return {
    workflowId,
    workflowPath: (id) => workflows[id - 1001],
    all: () => [...attempts.values()].flatMap((list) => list.slice(-1)).toReversed(),
    get: (id, attempt) =>
      attempt === undefined ? last(id) : attempts.get(id)?.find((run) => run.attempt === attempt),
    queue(request) {
      const now = timestamp(options.time())
      const run: WorkflowRun = {
        ...request,
        id: options.nextId(),
        number: attempts.size + 1,
        workflowId: workflowId(request.path),
        attempt: 1,
        status: 'queued',
        conclusion: null,
        createdAt: now,
        startedAt: now,
        updatedAt: now,
      }
      attempts.set(run.id, [run])
      tell('requested', run)
      return run
    },
    start(id) {
      if (last(id)?.status === 'queued') change(id, { status: 'in_progress' })
    },
    complete(id, conclusion) {
      if (last(id)?.status === 'completed') return
      const run = change(id, { status: 'completed', conclusion })
      if (run !== undefined) tell('completed', run)
    },
    retry(id) {
      const list = attempts.get(id)
      const before = list?.at(-1)
      if (list === undefined || before === undefined) throw new Error(`There is no run ${id}.`)
      const now = timestamp(options.time())
      const run: WorkflowRun = {
        ...before,
        attempt: before.attempt + 1,
        status: 'queued',
        conclusion: null,
        startedAt: now,
        updatedAt: now,
      }
      list.push(run)
      return run
    },
  }
}
