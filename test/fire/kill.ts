import type { Operation } from './operation.ts'
import type { Site } from './site.ts'
import { tryOut, type Interference, type Trial } from './trial.ts'

export type Moment = 'before' | 'after'

/** Who comes after a run that died: the same event again, or only the next scheduled look. */
export type Comeback = 'again' | 'look'

export type Kill = {
  /** The how manieth request of the run, from 1. */
  readonly request: number
  readonly when: Moment
  readonly comeback: Comeback
}

/** Kills the run that carries an operation out at one request, and lets the next one come. */
export function tryKill(operation: Operation, kill: Kill): Promise<Trial> {
  let run = 0
  const interference: Interference = {
    begin(world) {
      const planned = world.killAt({ request: kill.request, when: kill.when })
      return {
        stop: planned.stop,
        hit() {
          const killed = planned.killed()
          run = killed?.run ?? 0
          return killed && `${killed.request.method} ${pathOf(killed.request.path)}`
        },
      }
    },
    after: (site) => comeBack(site, run, kill.comeback),
  }
  return tryOut(operation, interference)
}

async function comeBack({ world }: Site, run: number, comeback: Comeback): Promise<void> {
  if (comeback === 'again') await world.runner.rerun({ id: run }).ended
  else await (await world.runner.start('schedule', { schedule: '*/5 * * * *' })).ended
}

const pathOf = (path: string): string =>
  path.split('?')[0]?.replace(/^\/repos\/[^/]+\/[^/]+/, '') ?? ''
