import type { ServiceContext } from '../engine/context.ts'
import { causeOf } from '../engine/deciding.ts'
import { withHappenings } from '../engine/ticking.ts'
import { OutageError } from '../errors.ts'
import { itself, type EventBody } from '../incident/events.ts'
import type { ServiceRecord } from '../incident/record.ts'
import { operationId, type Cause } from '../incident/service.ts'
import type { OperationState, StepState } from '../incident/state.ts'
import type { Evidence } from '../ports.ts'
import { duration } from '../views/time.ts'
import { progressView, type ProgressView } from './progress.ts'

/** What a step came to. `result` is kept, as JSON, for later steps and for a run that resumes. */
export type StepOutcome<T> = {
  readonly result: T
  /** False where the step ran to its end without reaching its goal. */
  readonly ok?: boolean
  readonly evidence?: Evidence
}

export type Step<T> = {
  readonly name: string
  readonly title: string
  /** Acts. `report` shows what is going on meanwhile. */
  readonly run: (report: (detail: string) => void) => Promise<StepOutcome<T>>
  /**
   * Asked first by a run that resumes: was it done before the other run died? `since` is when it
   * was begun at the earliest (ISO 8601).
   */
  readonly already?: (since: string) => Promise<StepOutcome<T> | undefined>
  /** True where the journal must know of it before it acts: what cannot be repeated. */
  readonly durable?: boolean
}

/**
 * A Journal is responsible for an operation surviving the run that carries it out. Every step is
 * written down; a run that takes over skips the finished ones and asks the others whether they
 * happened. Writes are saved up and leave together before a durable step and at the end.
 */
export type Journal = {
  readonly id: string
  readonly view: ProgressView
  /** Aborted when somebody cancels the operation, or the run ends. */
  readonly signal: AbortSignal
  note(...bodies: EventBody[]): void
  /** Writes down what is saved up, with a further change of the record. */
  flush(why: string, change?: (record: ServiceRecord) => ServiceRecord): Promise<void>
  step<T>(step: Step<T>): Promise<T>
  /** True where the record knows of it, so that another run can go on. */
  isBegun(): boolean
  /** The result of a step that was finished, perhaps by an earlier run, perhaps not yet written down. */
  resultOf<T>(name: string): T | undefined
  /** Looks for a `/cancel` while `work` goes on. */
  watched<T>(work: () => Promise<T>): Promise<T>
  /** The last change: all that is saved up, and these events. It may be applied more than once. */
  closing(...bodies: EventBody[]): (record: ServiceRecord) => ServiceRecord
}

export type JournalOptions = {
  /** The first line of the reply as it is now; the reply is not shown while this is empty. */
  readonly headline: () => string
  /** Milliseconds that all of it may take; then it is stopped, and says so. */
  readonly budget: number
}

/** Milliseconds between two looks for a `/cancel`. */
const watchEvery = 10_000

/** Opens the journal of an operation, new or begun by a run that is gone. */
export function openJournal(context: ServiceContext, options: JournalOptions): Journal {
  const { engine, settings, file, invocation } = context
  const id = operationId(invocation.key)
  const view = progressView(() => {
    const headline = options.headline()
    if (headline === '') return
    const reply = { status: 'running', headline, steps: view.steps(), operation: id } as const
    context.reply.show(reply).catch(() => undefined)
  })
  const stop = new AbortController()
  const signal = AbortSignal.any([stop.signal, engine.signal])
  AbortSignal.timeout(options.budget).addEventListener('abort', () =>
    stop.abort(overdue(options.budget)),
  )
  let pending: { readonly cause: Cause; readonly body: EventBody }[] = []

  const known = (): OperationState | undefined =>
    context.state()?.operations.find((operation) => operation.id === id)
  const stepKnown = (name: string): StepState | undefined =>
    known()?.steps.find((step) => step.name === name)
  const isPending = (type: EventBody['type'], name: string): boolean =>
    pending.some(({ body }) => body.type === type && 'step' in body && body.step === name)

  /** A step that ended in this run, and is not written down yet. */
  function finishedHere(name: string): { readonly result?: unknown } | undefined {
    const bodies = pending.flatMap(({ body }) => (body.type === 'step-finished' ? [body] : []))
    return bodies.find(({ step: known }) => known === name)
  }

  function note(...bodies: EventBody[]): void {
    const cause = causeOf(context)
    pending.push(
      ...bodies.map((body) => ({ cause: { ...cause, actor: actorOf(context, body) }, body })),
    )
  }

  function withPending(record: ServiceRecord, items: typeof pending): ServiceRecord {
    return items.reduce(
      (before, { cause, body }) => withHappenings(before, settings.playbook, cause, [body]),
      record,
    )
  }

  async function flush(
    why: string,
    change: (record: ServiceRecord) => ServiceRecord = (record) => record,
  ): Promise<void> {
    const items = pending
    await context.commit((record) => withPending(change(record), items), why)
    pending = pending.filter((item) => !items.includes(item))
    throwIfCancelled()
  }

  function throwIfCancelled(): void {
    const asked = known()?.cancelRequested
    if (asked) stop.abort(new OutageError('cancelled', `Stopped by ${asked.by}.`))
    signal.throwIfAborted()
  }

  async function step<T>(spec: Step<T>): Promise<T> {
    const { name, title } = spec
    const before = stepKnown(name)
    if (before && before.status !== 'running') {
      view.finish(name, title, before.status === 'done', before)
      return before.result as T
    }
    throwIfCancelled()
    const begun = engine.clock.now()
    view.start(name, title)
    const outcome = (await happened(spec, before)) ?? (await act(spec, before))
    const milliseconds = engine.clock.now().getTime() - begun.getTime()
    const ok = outcome.ok ?? true
    const { evidence, result } = outcome
    note({
      ...{ type: 'step-finished', operation: id, step: name, title, ok, milliseconds },
      ...(evidence ? { evidence } : {}),
      ...(result === undefined ? {} : { result }),
    })
    view.finish(name, title, ok, { milliseconds, ...(evidence ? { evidence } : {}) })
    return result
  }

  /**
   * A run that resumes asks whether a step happened. What is written down before it acts, and is not
   * there, did not happen; any other may have, whoever wrote it down or did not.
   */
  async function happened<T>(spec: Step<T>, before: StepState | undefined) {
    if (!context.before || !spec.already || (spec.durable && !before)) return undefined
    return spec.already(before?.startedAt ?? context.before.at)
  }

  async function act<T>(spec: Step<T>, before: StepState | undefined): Promise<StepOutcome<T>> {
    const { name, title } = spec
    if (!before && !isPending('step-started', name)) {
      note({ type: 'step-started', operation: id, step: name, title })
    }
    if (spec.durable && isPending('step-started', name)) await flush(title)
    try {
      return await spec.run((detail) => view.report(name, detail))
    } catch (error) {
      view.finish(name, title, false, {})
      throw error
    }
  }

  async function watched<T>(work: () => Promise<T>): Promise<T> {
    const end = new AbortController()
    const watch = async (): Promise<void> => {
      while (!end.signal.aborted) {
        await engine.clock.sleep(watchEvery, end.signal)
        // Where the record cannot be read now, it may be the next time.
        await file.refresh().catch(() => undefined)
        throwIfCancelled()
      }
    }
    watch().catch(() => undefined)
    try {
      return await work()
    } finally {
      end.abort()
    }
  }

  return {
    id,
    view,
    signal,
    note,
    flush,
    step,
    watched,
    isBegun: () => known() !== undefined,
    resultOf: <T>(name: string) =>
      (stepKnown(name)?.result ?? finishedHere(name)?.result) as T | undefined,
    closing(...bodies) {
      note(...bodies)
      const items = pending
      pending = []
      return (record) => withPending(record, items)
    },
  }
}

function overdue(budget: number): OutageError {
  return new OutageError('timeout', `It was not over after ${duration(budget)}.`)
}

/** What an operation does, it does by itself; that it began, and froze deployments, somebody asked. */
function actorOf({ invocation }: ServiceContext, { type }: EventBody): string {
  const asked = type === 'operation-started' || type === 'frozen'
  return asked && invocation.actor.kind !== 'itself' ? invocation.actor.login : itself
}
