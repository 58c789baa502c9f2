import type { Check } from '../../src/drill/scenarios/scenario.ts'
import { everyEventOnce, finalReplies } from './checks.ts'
import { nothingLeftOpen } from '../../src/drill/scenarios/checks/record.ts'
import { oneReplyEach } from '../../src/drill/scenarios/checks/answers.ts'
import type { Operation } from './operation.ts'
import { tryOut, type Trial } from './trial.ts'

/** A cancelled run answers, ends what it had begun, and gives back what it had taken. */
const answered: readonly Check[] = [everyEventOnce, finalReplies, oneReplyEach, nothingLeftOpen]

/** Cancels the run at one request, as the button in Actions does; nothing comes after it. */
export function tryCancel(operation: Operation, request: number): Promise<Trial> {
  return tryOut(
    { ...operation, checks: () => answered },
    {
      begin(world) {
        const counts = new Map<string, number>()
        let hit: string | undefined
        const stop = world.github.intercept(({ phase, request: asked }) => {
          const run = world.runner.runs.find(({ id, attempt }) => asked.run === `${id}:${attempt}`)
          if (hit !== undefined || run === undefined || phase !== 'before') return undefined
          const count = (counts.get(asked.run ?? '') ?? 0) + 1
          counts.set(asked.run ?? '', count)
          if (count !== request) return undefined
          hit = `${asked.method} ${asked.path}`
          world.runner.cancel(run)
          return undefined
        })
        return { stop, hit: () => hit }
      },
      after: async () => undefined,
    },
  )
}
