import type { Evidence } from '../ports.ts'
import type { ReplyStep } from '../views/reply.ts'

/** A ProgressView is responsible for the list of steps that people watch. */
export type ProgressView = {
  /** Names steps that will come, so that they show as waiting. */
  plan(steps: readonly { readonly name: string; readonly title: string }[]): void
  start(name: string, title: string): void
  report(name: string, detail: string): void
  finish(
    name: string,
    title: string,
    ok: boolean,
    with_: { readonly milliseconds?: number; readonly evidence?: Evidence },
  ): void
  /** Steps that never began will not any more, and none goes on. */
  close(): void
  steps(): readonly ReplyStep[]
}

/** `changed` is called after every change. */
export function progressView(changed: () => void): ProgressView {
  const steps = new Map<string, ReplyStep>()

  function set(name: string, step: ReplyStep): void {
    steps.set(name, step)
    changed()
  }

  return {
    plan(coming) {
      for (const { name, title } of coming) {
        if (!steps.has(name)) steps.set(name, { title, status: 'waiting' })
      }
    },
    start: (name, title) => set(name, { title, status: 'running' }),
    report(name, detail) {
      const step = steps.get(name)
      if (step?.status === 'running' && step.detail !== detail) set(name, { ...step, detail })
    },
    finish(name, title, ok, { milliseconds, evidence }) {
      set(name, {
        title,
        status: ok ? 'done' : 'failed',
        ...(milliseconds === undefined ? {} : { milliseconds }),
        ...(evidence === undefined ? {} : { evidence }),
      })
    },
    close() {
      for (const [name, step] of steps) {
        if (step.status === 'waiting') steps.set(name, { ...step, status: 'skipped' })
        if (step.status === 'running')
          steps.set(name, { ...step, status: 'failed', detail: 'stopped' })
      }
    },
    steps: () => [...steps.values()],
  }
}
