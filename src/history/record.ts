import type { Engine, Settings } from '../engine/context.ts'
import { asOutageError } from '../errors.ts'
import type { ArchivedIncident } from '../incident/record.ts'
import type { RecordFile } from '../records/file.ts'
import { indexIncident } from './index-file.ts'
import { publish } from './publish.ts'

/** Takes a closed incident into the history: its line in the index, and the files drawn of it. */
export async function recordHistory(
  engine: Engine,
  settings: Settings,
  archive: RecordFile<ArchivedIncident | undefined>,
): Promise<void> {
  await keepGoing(engine, async () => {
    await indexIncident(engine, archive)
    await publish(engine, settings)
  })
}

/** Draws the files that show the history. */
export async function showHistory(engine: Engine, settings: Settings): Promise<void> {
  await keepGoing(engine, () => publish(engine, settings))
}

/**
 * Where the history cannot be written, what happened has happened all the same: the next sweep, or
 * `/history`, brings it up to date.
 */
async function keepGoing(engine: Engine, work: () => Promise<unknown>): Promise<void> {
  try {
    await work()
  } catch (error) {
    const { message, remedy } = asOutageError(error)
    const said = { status: 'failed', headline: `The history was not drawn: ${message}` } as const
    engine.show({ key: 'history', line: '', ...said, details: [remedy] })
  }
}
