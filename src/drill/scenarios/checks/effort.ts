import type { ServiceRecord } from '../../../incident/record.ts'
import { rehearsedRepository } from '../../world-config.ts'
import { limits } from '../figures.ts'
import type { Check } from '../scenario.ts'

/** The rollback asked GitHub no more than it may. */
export const fewRequests: Check = {
  claim: `at most ${limits.requests} requests to GitHub, ${limits.depth} in sequence, ${limits.beforeHosting} before the hosting`,
  find({ figures, record }) {
    if (figures === undefined) return ['No run called the hosting.']
    const over = (name: keyof typeof limits, what: string): string[] => {
      const most = limits[name] + (name === 'requests' ? unguessed(record) : 0)
      return figures[name] <= most ? [] : [`${figures[name]} ${what}, at most ${most}.`]
    }
    return [
      ...over('requests', 'requests to GitHub'),
      ...over('depth', 'requests in sequence'),
      ...over('beforeHosting', 'round trips before the hosting was called'),
    ]
  },
}

/** A service that is not named as its repository has its record asked for once more. */
function unguessed({ service }: Pick<ServiceRecord, 'service'>): number {
  return service === rehearsedRepository.split('/')[1] ? 0 : 1
}

/** No run of the action ended in an error, those that were killed apart. */
export const noFailedRuns: Check = {
  claim: 'no run of the action failed',
  find: ({ failedRuns }) => failedRuns,
}
