import { OutageError } from '../errors.ts'
import type { Engine } from '../engine/context.ts'
import { openBulk, type BulkStore } from '../records/bulk.ts'
import type { Kind } from '../records/choose.ts'
import { compareRecords, copyRecords, type Comparison } from '../records/copy.ts'
import { looking } from './engine.ts'
import type { GlobalOptions } from './options.ts'
import { guarded, printJson } from './output.ts'

/** The stores that there are, by the name that the configuration gives them. */
export const stores = ['github', 'mongodb'] as const satisfies readonly Kind[]

type Between = { readonly from: Kind; readonly to: Kind }

/** `outage records copy`: moves records to another store, and checks that nothing is lost. */
export async function copy(
  options: GlobalOptions,
  { overwrite = false, ...between }: Between & { readonly overwrite?: boolean },
): Promise<void> {
  await guarded(options, () =>
    withBoth(options, between, async (from, to) => {
      const say = (line: string): void => void process.stderr.write(`${line}\n`)
      const progress = (done: number, all: number): void =>
        say(`${count(done)} of ${count(all)} copied`)
      const { written } = await copyRecords({ from, to, overwrite, progress })
      if (written === 0) say('Nothing to copy.')
      conclude(options, between, await compareRecords(from, to), { written })
    }),
  )
}

/** `outage records check`: whether one store has all that the other has, value by value. */
export async function check(options: GlobalOptions, between: Between): Promise<void> {
  await guarded(options, () =>
    withBoth(options, between, async (from, to) => {
      conclude(options, between, await compareRecords(from, to), {})
    }),
  )
}

async function withBoth(
  options: GlobalOptions,
  between: Between,
  work: (from: BulkStore, to: BulkStore) => Promise<void>,
): Promise<void> {
  if (between.from === between.to) {
    throw new OutageError('command-invalid', 'Both names are of the same store.', {
      remedy: 'Name two, as in `--from github --to mongodb`.',
    })
  }
  await looking(options, async (engine) => {
    const [from, to] = [await open(engine, between.from), await open(engine, between.to)]
    try {
      await work(from, to)
    } finally {
      await Promise.all([from.close(), to.close()])
    }
  })
}

function open({ github }: Engine, kind: Kind): Promise<BulkStore> {
  const url = process.env['OUTAGE_MONGODB_URI'] ?? ''
  if (kind === 'mongodb' && url === '') {
    throw new OutageError('secret-missing', '`OUTAGE_MONGODB_URI` is not set.', {
      remedy: 'Set it to the address of the database.',
    })
  }
  return openBulk(kind, { github, url })
}

function conclude(
  options: GlobalOptions,
  { from, to }: Between,
  found: Comparison,
  more: { readonly written?: number },
): void {
  const isWhole = [found.missing, found.older, found.different].every((keys) => keys.length === 0)
  if (!isWhole) process.exitCode = 1
  if (options.json)
    return printJson({ outcome: isWhole ? 'succeeded' : 'failed', ...more, ...found })
  const lines = isWhole
    ? [
        `Checked: ${to} has everything that ${from} has, value by value (records: ${count(found.same)}).`,
      ]
    : [
        `Not the same (records that are: ${count(found.same)}).`,
        ...named(`only in ${from}`, found.missing),
        ...named(`older in ${to}`, found.older),
        ...named('different', found.different),
      ]
  process.stdout.write(`${[...lines, ...named(`only in ${to}`, found.alone)].join('\n')}\n`)
}

function named(what: string, keys: readonly string[]): string[] {
  if (keys.length === 0) return []
  const shown = keys.slice(0, 20).join(', ')
  const more = keys.length > 20 ? `, and ${count(keys.length - 20)} more` : ''
  return [`  ${what}: ${shown}${more}`]
}

function count(number: number): string {
  return number.toLocaleString('en-GB')
}
