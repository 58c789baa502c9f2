import { systemClock } from '../../src/clock.ts'
import * as render from '../../src/hosting/render/hosting.ts'
import * as vercel from '../../src/hosting/vercel/hosting.ts'
import { renderService } from '@outage-playbook/rehearsal/providers/render/state.ts'
import type { World } from '@outage-playbook/rehearsal/world.ts'
import type { VariableStore } from '../../src/ports.ts'

/** The variables that a company's hosting holds for the world's service, as its API tells and takes them. */
export function storeOf({ provider }: World, hosting: 'render' | 'vercel'): VariableStore {
  const { env } = provider
  const about = { clock: systemClock, branch: 'main' }
  const timeout = 60_000
  const opened =
    hosting === 'render'
      ? render.renderHosting(
          { provider: hosting, 'service-id': renderService, timeout },
          { ...about, account: render.openAccount({ env, secrets: [] }) },
        )
      : vercel.vercelHosting(
          { provider: hosting, project: 'chatbot-fluxa', timeout },
          { ...about, account: vercel.openAccount({ env, secrets: [] }) },
        )
  if (opened.variables === undefined) throw new Error(`${hosting} holds no variables`)
  return opened.variables
}
