import type { WorldOptions } from '../../src/drill/world.ts'
import type { Stage } from '../../src/drill/scenarios/stage.ts'
import type { Check } from '../../src/drill/scenarios/scenario.ts'
import type { Site } from './site.ts'

/**
 * An Operation is responsible for one thing that the playbook does under fire: what sets it off,
 * and what must be true of the world in the end, whatever happened on the way.
 */
export type Operation = {
  readonly name: string
  readonly world?: Partial<WorldOptions>
  /** What has happened before. */
  readonly prepare?: (stage: Stage) => Promise<void>
  /** Sets it off, and waits until all that follows from it is over. */
  readonly act: (site: Site) => Promise<void>
  readonly checks: (site: Site) => readonly Check[]
}
