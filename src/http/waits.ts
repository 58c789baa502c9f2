import type { Wait } from './retry.ts'

/** Waits are responsible for nobody waiting in silence: what was waited for servers, and is now. */
export type Waits = {
  /** To be called before a server is waited for. */
  begin(wait: Wait): void
  /** How long each server was waited for, or will have been; nothing for moments. */
  all(): readonly Wait[]
}

/** Milliseconds that nobody needs to hear of. */
const moment = 2_000

/**
 * Counts the time that servers asked us to wait. Requests that wait for one limit wait together: `say`
 * hears of each wait once, and of more only if it lasts longer than was said.
 */
export function openWaits(say: (wait: Wait) => void): Waits {
  const known = new Map<string, { until: number; total: number }>()
  return {
    begin({ whose, milliseconds }) {
      const now = performance.now()
      const { until, total } = known.get(whose) ?? { until: now, total: 0 }
      const added = now + milliseconds - Math.max(now, until)
      if (added < moment) return
      known.set(whose, { until: now + milliseconds, total: total + added })
      say({ whose, milliseconds })
    },
    all: () => [...known].map(([whose, { total }]) => ({ whose, milliseconds: Math.round(total) })),
  }
}
