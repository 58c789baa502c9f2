import { rehearsalConfig } from '../../src/rehearsal/world-config.ts'
import { makeTrouble, troubles, type Fault } from './fault.ts'
import { noFailedRuns } from '../../src/rehearsal/scenarios/checks/effort.ts'
import type { Check } from '../../src/rehearsal/scenarios/scenario.ts'
import { failuresExplained } from './checks.ts'
import type { Operation } from './operation.ts'
import type { Site } from './site.ts'
import { tryOut, type Trial } from './trial.ts'

/** One fault, and what became of it. */
export type Faulted = { readonly operation: string; readonly fault: Fault; readonly trial: Trial }

/** Little patience: what would take a quarter of an hour takes seconds. */
const impatient = { OUTAGE_REQUEST_TIMEOUT: '400', OUTAGE_RETRY_PAUSE: '20' }

const soonOver = (config: string): string =>
  config.replace('ref-input: ref }', 'ref-input: ref, timeout: 3s }')

/** Makes one kind of trouble at one request, once or for good, and lets a look come afterwards. */
export function tryFault(operation: Operation, fault: Fault): Promise<Trial> {
  const hosting = operation.world?.hosting ?? 'workflow'
  const world = {
    ...operation.world,
    env: { ...operation.world?.env, ...impatient },
    config: ({ app }: { readonly app: string }) => soonOver(rehearsalConfig(hosting, app)),
  }
  return tryOut(
    { ...operation, world, checks: (site) => checksOf(operation, site, fault) },
    {
      begin({ github }) {
        const made = makeTrouble(github, fault)
        return {
          stop: made.stop,
          hit: () => made.hit() && `${made.hit()?.request.method} ${made.hit()?.request.path}`,
        }
      },
      async after({ world }) {
        if (fault.forGood) await (await world.runner.start('schedule', {})).ended
      },
    },
  )
}

/**
 * Trouble that passes changes nothing. Where it stays the run fails, and says what it did, what it
 * did not, and how to go on; the look that comes when GitHub is well again finishes it.
 */
function checksOf(operation: Operation, site: Site, { forGood }: Fault): readonly Check[] {
  const checks = operation.checks(site)
  return forGood ? [...checks.filter((check) => check !== noFailedRuns), failuresExplained] : checks
}

/** Every kind of trouble at each request of an operation in turn, until it is over before that. */
export async function faultSeries(
  operation: Operation,
  options: {
    readonly forGood: boolean
    readonly step?: number
    readonly only?: string
    readonly onTrial?: (faulted: Faulted) => void
    readonly run: <T>(work: () => Promise<T>) => Promise<T>
  },
): Promise<readonly Faulted[]> {
  const all: Faulted[] = []
  const kinds = troubles
    .filter((trouble) => (options.only ?? trouble).includes(trouble))
    .flatMap((trouble) => momentsOf(trouble).map((when) => ({ trouble, when })))
  const series = kinds.map(async (kind) => {
    for (let request = 1; ; request += options.step ?? 1) {
      const fault: Fault = { ...kind, request, forGood: options.forGood }
      const trial = await options.run(() => tryFault(operation, fault))
      const over = trial.hit === undefined
      if (over && trial.faults.length === 0) return
      const faulted = { operation: operation.name, fault, trial }
      all.push(faulted)
      options.onTrial?.(faulted)
      if (over) return
    }
  })
  await Promise.all(series)
  return all
}

/** GitHub refuses beyond a limit before it does anything. */
function momentsOf(trouble: string): readonly ('before' | 'after')[] {
  return trouble === '429' || trouble === '403' ? ['before'] : ['before', 'after']
}
