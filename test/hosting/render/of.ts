import type { OpenRender } from '@outage-playbook/rehearsal/providers/render/provider.ts'
import type { World } from '@outage-playbook/rehearsal/world.ts'

/** The Render of a world that has one. */
export function renderOf({ provider }: World): OpenRender {
  if (!('settings' in provider)) throw new Error('this world is not on Render')
  return provider as OpenRender
}
