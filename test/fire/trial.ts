import { builtinPlaybook } from '../../src/playbook/load.ts'
import { lookAround } from '../../src/drill/scenarios/outcome.ts'
import { judge } from '../../src/drill/scenarios/scenario.ts'
import type { World } from '@outage-playbook/rehearsal/world.ts'
import type { Operation } from './operation.ts'
import { openSite, place, type Site } from './site.ts'

/** What was done to an operation, and how the world was afterwards. */
export type Trial = {
  /** What was hit; nothing where the operation was over before it came to that. */
  readonly hit?: string
  /** Sentences on what is not as it should be. */
  readonly faults: readonly string[]
  readonly milliseconds: number
}

/** What happens to an operation while it goes on, and what comes after. */
export type Interference = {
  /** Begins, once the site stands; answers what was hit so far. */
  readonly begin: (world: World) => {
    readonly hit: () => string | undefined
    readonly stop: () => void
  }
  /** What comes after the operation was hit. */
  readonly after: (site: Site) => Promise<void>
}

/** Plays a trial. One that cannot be played to its end is not clean, and ends nothing but itself. */
export async function tryOut(operation: Operation, interference: Interference): Promise<Trial> {
  const began = performance.now()
  const trial = await play(operation, interference).catch((error: unknown) => ({
    faults: [
      `It was not played to its end: ${error instanceof Error ? error.message : String(error)}`,
    ],
  }))
  return { ...trial, milliseconds: Math.round(performance.now() - began) }
}

/** Sets an operation off in a world of its own, interferes with it, and looks at what became of it. */
async function play(
  operation: Operation,
  interference: Interference,
): Promise<Omit<Trial, 'milliseconds'>> {
  const site = await openSite(operation.world ?? {}, operation.prepare)
  const { world, stage, before } = site
  try {
    const going = interference.begin(world)
    await operation.act(site)
    going.stop()
    const hit = going.hit()
    if (hit !== undefined) await interference.after(site)
    await world.waitForIdle()
    const about = { script: stage.script, before, place, playbook: builtinPlaybook() }
    const seen = await lookAround(world, { ...about, leaks: [] })
    const faults = judge(operation.checks(site), seen).flatMap((finding) => finding.faults)
    return { ...(hit === undefined ? {} : { hit }), faults }
  } finally {
    await world.close()
  }
}
