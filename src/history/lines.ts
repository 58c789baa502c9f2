import pMap from 'p-map'
import type { Config } from '../config/schema.ts'
import { allPlaces } from '../config/select.ts'
import type { Engine } from '../engine/context.ts'
import { actionItemsOf, type ActionItems } from '../incident/action-line.ts'
import { lineOf, newestFirst, type IncidentLine } from '../incident/line.ts'
import { openRecord } from '../records/file.ts'
import { serviceShape, serviceShapeOf } from '../records/shapes.ts'
import { catchUp } from './index-file.ts'

/** Every incident, newest first: those of the index, and those that are still open. */
export type Lines = {
  readonly lines: readonly IncidentLine[]
  /** Action items of all post-mortems. */
  readonly actionItems: ActionItems
  /** Incidents that the index does not know yet; the next sweep reads them. */
  readonly missing: number
  /** What is wrong with records that cannot be read. */
  readonly damaged: readonly string[]
}

/** Reads all lines: a request a service for what is open, and a few for everything else. */
export async function readLines(
  engine: Pick<Engine, 'records' | 'clock'>,
  config: Config,
  anew = false,
): Promise<Lines> {
  const named = allPlaces(config).map(
    ({ service, environment }) => serviceShape(service, environment).key,
  )
  const [{ index, missing, damaged, services }, open] = await Promise.all([
    catchUp(engine, anew),
    openLines(engine, named),
  ])
  const others = services.filter((key) => !named.includes(key))
  const elsewhere = await openLines(engine, others)
  return {
    // What is open again is what it is now, and not what it was when it was closed.
    lines: newestFirst([...index.lines, ...open, ...elsewhere]),
    actionItems: actionItemsOf(index.actions ?? [], engine.clock.now()),
    missing,
    damaged,
  }
}

/** What is open in the records of these services. */
async function openLines(
  { records, clock }: Pick<Engine, 'records' | 'clock'>,
  keys: readonly string[],
): Promise<readonly IncidentLine[]> {
  const found = await pMap(
    keys,
    async (key) => {
      const { value } = await openRecord(records, serviceShapeOf(key), clock)
      return value.incident && lineOf(value.incident)
    },
    { concurrency: 10 },
  )
  return found.filter((line) => line !== undefined)
}
