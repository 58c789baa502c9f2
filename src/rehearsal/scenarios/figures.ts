import { figures, isPolling, type LoggedRequest } from '../github/log.ts'
import type { World } from '../world.ts'

/** What a rollback cost in requests to GitHub, polling aside. */
export type RollbackFigures = {
  readonly run: number
  /** How many releases it tried; the limits are for one. */
  readonly attempts: number
  /** True where variables were put back first: the limits are for going without. */
  readonly variables: boolean
  readonly requests: number
  /** How many had to wait for each other. */
  readonly depth: number
  /** How many of those before the hosting was called. */
  readonly beforeHosting: number
}

/** What each may be at most. */
export const limits = { requests: 15, depth: 8, beforeHosting: 3 } as const

const callsHosting = ({ method, path }: LoggedRequest): boolean =>
  method === 'POST' && path.endsWith('/dispatches')

/** The figures of the first run that called the hosting, if one did. */
export function figuresOfRollback(world: World): RollbackFigures | undefined {
  for (const played of world.runner.runs) {
    const requests = played.requests()
    const call = requests.find(callsHosting)
    if (call === undefined) continue
    const { requests: all, depth } = figures(requests, { ignore: isPolling })
    const attempts = requests.filter(callsHosting).length
    const before = requests.filter(({ endedAt }) => (endedAt ?? Infinity) <= call.startedAt)
    const variables = requests.some(({ path }) => path.includes('/snapshots/'))
    return {
      run: played.id,
      attempts,
      variables,
      requests: all,
      depth,
      beforeHosting: figures(before).depth,
    }
  }
  return undefined
}
