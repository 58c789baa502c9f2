import { openWorld, type World, type WorldOptions } from '../world.ts'

/** Milliseconds that a request of a run takes longer than it would on loopback. */
const roundTrip = 60

/** Opens a world whose GitHub is as far away as the real one. */
export async function openDistantWorld(options: WorldOptions): Promise<World> {
  const world = await openWorld(options)
  world.github.intercept(({ phase, request }) =>
    phase === 'before' && request.run !== undefined ? slowly() : undefined,
  )
  return world
}

/** What leaves together must be seen to leave together. */
async function slowly(): Promise<undefined> {
  await new Promise((resolve) => setTimeout(resolve, roundTrip))
}
