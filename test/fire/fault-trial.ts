import { rehearsalConfig } from '../../src/drill/world-config.ts'
import { makeTrouble, type Fault } from './fault.ts'
import { noFailedRuns } from '../../src/drill/scenarios/checks/effort.ts'
import type { Check } from '../../src/drill/scenarios/scenario.ts'
import { failuresExplained } from './checks.ts'
import type { Operation } from './operation.ts'
import type { Site } from './site.ts'
import { tryOut, type Trial } from './trial.ts'

/**
 * Little patience: what would take a quarter of an hour takes seconds. Only where GitHub never answers
 * is a request given up soon; elsewhere a machine that is busy must not look like that.
 */
const patience = ({ trouble }: Fault): Readonly<Record<string, string>> => ({
  OUTAGE_REQUEST_TIMEOUT: trouble === 'silence' ? '1500' : '10000',
  OUTAGE_RETRY_PAUSE: '20',
})

const soonOver = (config: string): string =>
  config.replace('ref-input: ref }', 'ref-input: ref, timeout: 10s }')

/** Makes one kind of trouble at one request, once or for good, and lets a sweep come afterwards. */
export function tryFault(operation: Operation, fault: Fault): Promise<Trial> {
  const hosting = operation.world?.hosting ?? 'workflow'
  const world = {
    ...operation.world,
    env: { ...operation.world?.env, ...patience(fault) },
    config: (urls: { readonly app: string; readonly github: string }) => {
      const own = operation.world?.config ?? rehearsalConfig(hosting, urls.app)
      return soonOver(typeof own === 'string' ? own : own(urls))
    },
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
 * did not, and how to go on; the sweep that comes when GitHub is well again finishes it.
 */
function checksOf(operation: Operation, site: Site, { forGood }: Fault): readonly Check[] {
  const checks = operation.checks(site)
  return forGood ? [...checks.filter((check) => check !== noFailedRuns), failuresExplained] : checks
}
