import type { Engine, Settings } from '../engine/context.ts'
import { asOutageError } from '../errors.ts'
import type { ArchivedIncident } from '../incident/record.ts'
import type { RecordFile } from '../records/file.ts'
import { indexIncident } from './index-file.ts'
import { publish } from './publish.ts'

/**
 * Takes a closed incident into the history: its line in the index, and the files that are drawn of
 * it. Where the files cannot be written the incident is closed all the same: the next look, or
 * `/history`, brings them up to date.
 */
export async function recordHistory(
  engine: Engine,
  settings: Settings,
  archive: RecordFile<ArchivedIncident | undefined>,
): Promise<void> {
  await indexIncident(engine, archive)
  try {
    await publish(engine, settings)
  } catch (error) {
    const { message, remedy } = asOutageError(error)
    const said = { status: 'failed', headline: `The history was not drawn: ${message}` } as const
    engine.show({ key: `history:${archive.key}`, line: '', ...said, details: [remedy] })
  }
}
