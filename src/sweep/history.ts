import { createHash } from 'node:crypto'
import type { Engine } from '../engine/context.ts'
import { asOutageError } from '../errors.ts'
import type { ListedRecord } from '../ports.ts'

/**
 * Brings the index and the files that show the history up to date, where a closed incident was added
 * or changed since. Answers what to remember: what was drawn, or what was remembered where it could
 * not be drawn or is not done yet.
 */
export async function keepHistory(
  engine: Engine,
  before: string | undefined,
  archived: readonly ListedRecord[],
): Promise<string | undefined> {
  if (archived.length === 0) return before
  const { history } = await engine.config()
  const text = JSON.stringify([history, archived.map(({ key, version }) => [key, version])])
  const now = createHash('sha256').update(text).digest('hex').slice(0, 16)
  if (now === before) return before
  try {
    // Index and drawings are worth loading only here.
    const { publish } = await import('../history/publish.ts')
    const { missing } = await publish(engine, await engine.settings())
    return missing === 0 ? now : before
  } catch (error) {
    const { message, remedy } = asOutageError(error)
    const said = { status: 'failed', headline: `The history was not drawn: ${message}` } as const
    engine.show({ key: 'history', line: '', ...said, details: [remedy] })
    return before
  }
}
