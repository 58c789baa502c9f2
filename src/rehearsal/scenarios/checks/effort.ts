import { limits } from '../figures.ts'
import type { Check } from '../scenario.ts'

/** The rollback asked GitHub no more than it may. */
export const fewRequests: Check = {
  claim: `at most ${limits.requests} requests to GitHub, ${limits.depth} in sequence, ${limits.beforeHosting} before the hosting`,
  find({ figures }) {
    if (figures === undefined) return ['No run called the hosting.']
    const over = (name: keyof typeof limits, what: string): string[] =>
      figures[name] <= limits[name] ? [] : [`${figures[name]} ${what}, at most ${limits[name]}.`]
    return [
      ...over('requests', 'requests to GitHub'),
      ...over('depth', 'requests in sequence'),
      ...over('beforeHosting', 'round trips before the hosting was called'),
    ]
  },
}

/** No run of the action ended in an error, those that were killed apart. */
export const noFailedRuns: Check = {
  claim: 'no run of the action failed',
  find: ({ failedRuns }) => failedRuns,
}
