import { OutageError } from '../../errors.ts'
import { snapshotsOf } from '../../operations/variables/snapshots.ts'
import { identitiesIn, recipientsOf } from '../../variables/age.ts'
import type { Snapshot } from '../../variables/snapshot.ts'
import { openSnapshot, reseal } from '../../variables/take.ts'
import type { GlobalOptions } from '../options.ts'
import { printJson, printLine } from '../output.ts'
import { allSnapshots, withEveryPlace, type Opened, type Own } from './open.ts'

/**
 * `outage variables reencrypt`: seals every snapshot to the recipients that the configuration names
 * now. What is sealed to them already is left alone, so it can be run again after any trouble.
 */
export function reencrypt(options: GlobalOptions, own: Own): Promise<void> {
  return withEveryPlace(options, own, async (places) => {
    const identity = places[0]?.at.engine.vault.identity ?? ''
    const identities = await identitiesIn(identity)
    const holders = await recipientsOf(identities)
    const done: string[] = []
    const failed: string[] = []
    for (const opened of places) {
      for (const snapshot of await allSnapshots(opened)) {
        if (isSealedTo(snapshot, opened.at.settings.recipients)) continue
        const key = `${snapshotsOf(opened.at.place)}${snapshot.id}`
        const ok = await resealOne(opened, snapshot, key, identities)
        ;(ok ? done : failed).push(key)
      }
    }
    report(options, { done, failed, holders })
    if (failed.length > 0) process.exitCode = 1
  })
}

function isSealedTo({ recipients }: Snapshot, wanted: readonly string[]): boolean {
  return recipients.toSorted().join() === wanted.toSorted().join()
}

async function resealOne(
  { at }: Opened,
  snapshot: Snapshot,
  key: string,
  identities: readonly string[],
): Promise<boolean> {
  const { engine, place, settings } = at
  try {
    const sealed = await openSnapshot(snapshot, identities)
    at.learn(sealed.variables)
    const secret = engine.vault.digestSecretOf(place)
    const next = await reseal(snapshot, sealed, settings.recipients, secret)
    const before = await engine.records.load(key)
    const saved = await engine.records.save(key, next, before?.version, `Seal ${key} anew`)
    return saved !== 'conflict'
  } catch (error) {
    if (error instanceof OutageError && error.code.startsWith('snapshot-')) return false
    throw error
  }
}

function report(
  { json }: GlobalOptions,
  {
    done,
    failed,
    holders,
  }: {
    readonly done: readonly string[]
    readonly failed: readonly string[]
    readonly holders: readonly string[]
  },
): void {
  if (json) return printJson({ done, failed })
  for (const key of done) printLine(`sealed anew: ${key}`)
  for (const key of failed) {
    printLine(`not opened:  ${key}  (the identities here are those of ${holders.join(', ')})`)
  }
  if (done.length + failed.length === 0) {
    printLine('Every snapshot is sealed to the recipients of the configuration already.')
  }
}
