import type { Autodeploy, Json } from '../../ports.ts'
import type { VercelClient } from './client.ts'

/**
 * Vercel builds whatever is pushed, and gives it the production domain unless that is turned off:
 * then builds go on, and wait to be promoted. A rollback turns it off by itself.
 */
export function autodeployOf(client: VercelClient): Autodeploy {
  const isOn = (setting: Json): boolean =>
    (Object(setting) as { autoAssignCustomDomains?: unknown }).autoAssignCustomDomains !== false
  return {
    async read() {
      const { autoAssignCustomDomains } = await client.project()
      return { autoAssignCustomDomains: autoAssignCustomDomains !== false }
    },
    isOn,
    off: () => client.setAutoAssign(false),
    restore: (setting) => client.setAutoAssign(isOn(setting)),
  }
}
