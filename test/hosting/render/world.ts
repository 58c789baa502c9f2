import type { WorldOptions } from '../../../src/drill/world.ts'
import type { World } from '@outage-playbook/rehearsal/world.ts'
import type { OpenRender } from '@outage-playbook/rehearsal/providers/render/provider.ts'
import { openActionWorld } from '../../acceptance/action.ts'
import { seedRecord } from '../../fire/site.ts'
import { renderOf } from './of.ts'

/** A world whose service runs on Render. */
export type RenderWorld = World & { readonly render: OpenRender }

/** A world on Render, with two good releases on record, the last of which runs. */
export async function openRenderWorld(options: Partial<WorldOptions> = {}): Promise<RenderWorld> {
  const world = await openActionWorld({ hosting: 'render', ...options })
  await seedRecord(world, world.history.toReversed().slice(0, 2))
  return { ...world, render: renderOf(world) }
}

/** The commit that the app itself says it runs. */
export async function running(world: World): Promise<unknown> {
  return Object(Object(await world.health())['body'])['release']
}
