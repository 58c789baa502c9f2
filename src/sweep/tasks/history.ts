import { createHash } from 'node:crypto'
import * as v from 'valibot'
import { sweepTask } from '../task.ts'

/**
 * The index and the files that show the history, if a closed incident was added or changed since they
 * were drawn. It comes after all else: what is done now may close an incident.
 */
export const history = sweepTask({
  /** A digest of what stood in the archive, and of how it is to be shown. */
  memory: v.string(),
  async find({ engine, archived, trouble }, before) {
    return {
      todos: [],
      async end() {
        if (archived.length === 0) return before
        const { history: how } = await engine.config()
        const text = JSON.stringify([how, archived.map(({ key, version }) => [key, version])])
        const now = createHash('sha256').update(text).digest('hex').slice(0, 16)
        if (now === before) return before
        try {
          // Index and drawings are worth loading only here.
          const { publish } = await import('../../history/publish.ts')
          const { missing } = await publish(engine, await engine.settings())
          return missing === 0 ? now : before
        } catch (error) {
          trouble('history', 'The history was not drawn', error)
          return before
        }
      },
    }
  },
})
