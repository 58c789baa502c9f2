import type { ServiceContext } from '../../engine/context.ts'
import { explained } from '../../engine/answer.ts'
import { isSame } from '../../variables/difference.ts'
import { listed } from '../../variables/names.ts'
import { comparedWith } from './compare.ts'
import { readOfRelease, variablesHere } from './place.ts'
import { inWords } from './restored.ts'
import { lastWithSnapshot, loadSnapshot } from './snapshots.ts'

/**
 * How the variables of a release that failed differ from those of the last good one, by name; nothing
 * where they do not, or nobody can know. It never holds up what is done about the failure.
 */
export async function noticeOf(
  context: ServiceContext,
  failed: string | undefined,
): Promise<string | undefined> {
  const last = lastWithSnapshot(context.file.value.releases)
  if (last === undefined) return undefined
  try {
    const at = variablesHere(context)
    if (at === undefined || at.store.inCommit) return undefined
    const [snapshot, now] = await Promise.all([
      loadSnapshot(at, last.snapshot),
      failed === undefined ? readOfRelease(at, last.sha) : readOfRelease(at, failed),
    ])
    const difference = await comparedWith(at, snapshot, now)
    if (isSame(difference)) return undefined
    return `The variables differ from those of the last good release ${last.sha.slice(0, 7)}: ${inWords(difference, listed)}.`
  } catch (error) {
    return `The variables could not be compared with those of the last good release: ${explained(error).message}`
  }
}
