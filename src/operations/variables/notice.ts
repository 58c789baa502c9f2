import { setTimeout as wait } from 'node:timers/promises'
import { explained } from '../../engine/answer.ts'
import type { ServiceContext } from '../../engine/context.ts'
import type { EventBody } from '../../incident/events.ts'
import { changedIn } from '../../variables/changed.ts'
import { isSame } from '../../variables/difference.ts'
import { listed } from '../../variables/names.ts'
import { comparedWith } from './compare.ts'
import { readOfRelease, variablesHere } from './place.ts'
import { inWords } from './restored.ts'
import { lastWithSnapshot, loadSnapshot } from './snapshots.ts'

/** What is written down of a comparison. */
export type Notice = Extract<EventBody, { type: 'variables-differed' | 'noted' }>

/** Milliseconds that whoever holds the variables has. They say where to look; nobody waits for that. */
const patience = 10_000

/**
 * How the variables of a release that failed, or of the one that runs, differ from those of the last
 * good one, by name; nothing where they do not, or nobody can know. It never fails, and never holds up
 * for long what is done about the failure.
 */
export async function noticeOf(
  context: ServiceContext,
  failed: string | undefined,
): Promise<Notice | undefined> {
  const over = new AbortController()
  const late = wait(patience, undefined, { signal: over.signal }).then(
    () => uncompared(`there was no answer within ${patience / 1_000} s.`),
    () => undefined,
  )
  try {
    return await Promise.race([difference(context, failed), late])
  } finally {
    over.abort()
  }
}

async function difference(
  context: ServiceContext,
  failed: string | undefined,
): Promise<Notice | undefined> {
  const last = lastWithSnapshot(context.file.value.releases)
  if (last === undefined) return undefined
  try {
    const at = variablesHere(context)
    if (at === undefined || at.store.inCommit) return undefined
    const [snapshot, now] = await Promise.all([
      loadSnapshot(at, last.snapshot),
      readOfRelease(at, failed ?? last.sha),
    ])
    const found = await comparedWith(at, snapshot, now)
    if (isSame(found)) return undefined
    const latest = context.engine.clock.now().toISOString()
    return {
      type: 'variables-differed',
      text: `The variables differ from those of the last good release ${last.sha.slice(0, 7)}: ${inWords(found, listed)}.`,
      ...changedIn(found, now, { earliest: snapshot.at, latest }),
    }
  } catch (error) {
    return uncompared(explained(error).message)
  }
}

function uncompared(why: string): Notice {
  return {
    type: 'noted',
    text: `The variables could not be compared with those of the last good release: ${why}`,
  }
}
