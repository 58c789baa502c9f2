import { comparedWith, snapshotsCompared } from '../../operations/variables/compare.ts'
import { readNow } from '../../operations/variables/place.ts'
import { openedSnapshot } from '../../operations/variables/snapshots.ts'
import { isSame, type Difference } from '../../variables/difference.ts'
import { readableDotenv } from '../../variables/dotenv/text.ts'
import type { Snapshot } from '../../variables/snapshot.ts'
import { printJson, printLine } from '../output.ts'
import type { GlobalOptions } from '../options.ts'
import { allSnapshots, meantSnapshot, withVariables, type Own } from './open.ts'

/** `outage variables show`: every snapshot, or the names in one of them. Never a value. */
export function show(
  options: GlobalOptions,
  wanted: string | undefined,
  own: Own & { readonly age?: boolean },
): Promise<void> {
  return withVariables(options, own, async (opened) => {
    if (own.age) {
      const { age } = await meantSnapshot(opened, wanted)
      return void process.stdout.write(age.endsWith('\n') ? age : `${age}\n`)
    }
    if (wanted === undefined) {
      const all = await allSnapshots(opened)
      if (options.json) return printJson(all.map(withoutValues))
      if (all.length === 0) return printLine('No snapshot yet: `/release` takes the first one.')
      return all.forEach((one) => printLine(lineOf(one)))
    }
    const snapshot = await meantSnapshot(opened, wanted)
    if (options.json) return printJson(withoutValues(snapshot))
    printLine(lineOf(snapshot))
    for (const { name, digest } of snapshot.variables) {
      printLine(
        `  ${shown(name)}${digest === undefined ? '  (the store does not give its value)' : ''}`,
      )
    }
  })
}

/** A name in one line, whatever it holds. */
const shown = (name: string): string =>
  /^[\p{L}\p{N}_.\- ]+$/u.test(name) ? name : JSON.stringify(name)

function withoutValues({ age: _, ...rest }: Snapshot): Omit<Snapshot, 'age'> {
  return rest
}

function lineOf({ id, at, kind, sha, variables, recipients }: Snapshot): string {
  const what = kind === 'before' ? 'kept aside while' : 'of'
  const count = `${variables.length} ${variables.length === 1 ? 'variable' : 'variables'}`
  const who = `${recipients.length} ${recipients.length === 1 ? 'recipient' : 'recipients'}`
  return `${id}  ${at.slice(0, 16).replace('T', ' ')}  ${what} ${sha.slice(0, 7)}${kind === 'before' ? ' ran' : ''}, ${count}, ${who}`
}

/** `outage variables diff`: names that differ, from one snapshot to another or to what is set now. */
export function diff(
  options: GlobalOptions,
  [from, to]: readonly (string | undefined)[],
  own: Own,
): Promise<void> {
  return withVariables(options, own, async (opened) => {
    const { at } = opened
    const before = await meantSnapshot(opened, from)
    const found =
      to === undefined
        ? await comparedWith(at, before, await readNow(at))
        : await between(before, await meantSnapshot(opened, to))

    async function between(one: Snapshot, other: Snapshot): Promise<Difference> {
      const isOpened = one.key !== other.key && at.engine.vault.identity !== ''
      if (!isOpened) return snapshotsCompared(one, other)
      return comparedWith(at, one, (await openedSnapshot(at, other)).variables)
    }

    if (options.json) return printJson(found)
    if (isSame(found) && found.unknown.length === 0) return printLine('No difference.')
    const words = { changed: found.changed, added: found.added, removed: found.removed }
    for (const [word, names] of Object.entries(words)) {
      for (const name of names) printLine(`${word.padEnd(8)} ${shown(name)}`)
    }
    for (const name of found.unknown) {
      printLine(`unknown  ${shown(name)}  (set OUTAGE_AGE_IDENTITY to compare its value)`)
    }
  })
}

/** `outage variables decrypt`: the values, on the standard output and nowhere else. */
export function decrypt(
  options: GlobalOptions,
  wanted: string | undefined,
  own: Own & { readonly format?: string },
): Promise<void> {
  return withVariables(options, own, async (opened) => {
    const snapshot = await meantSnapshot(opened, wanted)
    const { variables } = await openedSnapshot(opened.at, snapshot)
    const text =
      own.format === 'dotenv'
        ? readableDotenv(variables)
        : `${JSON.stringify(variables, null, 2)}\n`
    // Not through the redactor, which keeps these very values from leaving by any other way.
    process.stdout.write(text)
  })
}
