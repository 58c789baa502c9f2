import type { RenderSettings } from './state.ts'

type Kind = keyof RenderSettings['limits']

/** Milliseconds of a window. */
const minute = 60_000

/** Counts requests a minute, and says what is left as Render's headers do: seconds until it is full. */
export function openLimits(settings: RenderSettings): {
  /** The headers of the answer, and whether this one is too many. */
  count(method: string, path: string): { headers: Record<string, string>; refused: boolean }
} {
  const windows = new Map<Kind, { begun: number; used: number }>()
  return {
    count(method, path) {
      const kind = kindOf(method, path)
      const now = Date.now()
      const known = windows.get(kind)
      const open = known && now - known.begun < minute ? known : { begun: now, used: 0 }
      windows.set(kind, open)
      const limit = settings.limits[kind]
      const refused = open.used >= limit
      if (!refused) open.used++
      const reset = String(Math.max(1, Math.ceil((open.begun + minute - now) / 1_000)))
      return {
        refused,
        headers: {
          'ratelimit-limit': String(limit),
          'ratelimit-remaining': String(Math.max(0, limit - open.used)),
          'ratelimit-reset': reset,
        },
      }
    },
  }
}

/** Deploys, changes of a service, suspending and resuming have a limit of their own. */
function kindOf(method: string, path: string): Kind {
  if (method === 'GET') return 'reads'
  const scarce = method === 'PATCH' || /\/(?:deploys|rollback|suspend|resume)$/.test(path)
  return scarce ? 'deploys' : 'writes'
}
