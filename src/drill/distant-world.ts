import { openWorld, type WorldOptions } from './world.ts'
import type { World } from '@outage-playbook/rehearsal/world.ts'

/** Milliseconds that a request of a run takes longer than it would on loopback. */
const roundTrip = 60

/** Opens a world whose GitHub is as far away as the real one. */
export async function openDistantWorld(options: WorldOptions): Promise<World> {
  const world = await openWorld(options)
  putFarAway(world)
  return world
}

/** Lets every request of a run take as long as it would to the real GitHub. */
export function putFarAway({ github }: World): void {
  github.intercept(({ phase, request }) =>
    phase === 'before' && request.run !== undefined ? slowly() : undefined,
  )
}

/** What leaves together must be seen to leave together. */
async function slowly(): Promise<undefined> {
  await new Promise((resolve) => setTimeout(resolve, roundTrip))
}
