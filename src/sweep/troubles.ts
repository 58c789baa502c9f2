import { explained } from '../engine/answer.ts'
import type { Engine } from '../engine/context.ts'
import type { OutageError } from '../errors.ts'
import type { Scene } from './task.ts'

/** What fails, so that each thing is said once for as long as it fails in the same way. */
export type Troubles = {
  readonly report: Scene['trouble']
  /** All that failed this time: what it was, by what it was about. */
  all(): Readonly<Record<string, string>>
  /** Those that were not said before. */
  fresh(): readonly OutageError[]
}

/** Characters of an error that tell it from another. */
const longest = 300

/** Reports what fails in a sweep; `before` is what failed in the last one. */
export function openTroubles(
  engine: Pick<Engine, 'show'>,
  before: Readonly<Record<string, string>>,
): Troubles {
  const all = new Map<string, string>()
  const fresh: OutageError[] = []
  return {
    report(about, what, error) {
      const problem = explained(error)
      const text = `${problem.code}: ${problem.message}`.slice(0, longest)
      all.set(about, text)
      if (before[about] === text) return
      fresh.push(problem)
      engine.show({
        key: `sweep:${about}`,
        line: '',
        status: 'failed',
        headline: `${what}: ${problem.message}`,
        details: [problem.remedy],
      })
    },
    all: () => Object.fromEntries(all),
    fresh: () => fresh,
  }
}
