// Measures the built action and prints ratios, each made of figures of this one run: `npm run bench`.
//   --counts   only what is the same on every machine; fails where a limit is exceeded
//   --large    a history of 100,000 commits too
import { parseArgs } from 'node:util'
import { countsTable, measureCounts } from './counts.ts'
import { judge } from './limits.ts'
import { keep, machine } from './results.ts'
import { commandsTable, measureCommands } from './section/commands.ts'
import { figuresTable, measureFigures } from './section/figures.ts'
import { foldTable, measureFold } from './section/fold.ts'
import { ignoredTable, measureIgnored } from './section/ignored.ts'
import { historyTable } from './section/history.ts'
import { recordsTable } from './section/records.ts'
import { measureStores } from './section/stores.ts'
import { measureRevert, revertTable, type RevertRow } from './section/revert.ts'
import { openBuilt } from './subject/built.ts'
import { draw, type Table } from './table.ts'

const { values: options } = parseArgs({
  options: {
    counts: { type: 'boolean', default: false },
    large: { type: 'boolean', default: false },
  },
})

const print = (table: Table): void => void process.stdout.write(`${draw(table)}\n`)

const built = await openBuilt()
try {
  const { counts, over } = await judge(() => measureCounts(built))
  print(countsTable(counts))
  for (const sentence of over) process.stderr.write(`${sentence}\n`)
  if (over.length > 0) process.exitCode = 1
  if (!options.counts) {
    const ignored = await measureIgnored(built, 21)
    print(ignoredTable(ignored))
    const commands = await measureCommands(built, 5, ignored[0]?.medianMs ?? NaN)
    print(commandsTable(commands))
    const revert: RevertRow[] = []
    for (const commits of [10, 1_000]) revert.push(await measureRevert(commits, 9))
    if (options.large) revert.push(await measureRevert(100_000, 3))
    print(revertTable(revert))
    const { records, history } = await measureStores()
    print(recordsTable(records))
    print(historyTable(history))
    const fold = [await measureFold(500, 21), await measureFold(5_000, 21)]
    print(foldTable(fold))
    const figures = await measureFigures(built, [50, 5_000])
    print(figuresTable(figures))
    const kept = { counts, ignored, commands, revert, records, history, fold, figures }
    await keep({ machine: await machine(), ...kept })
  }
} finally {
  await built.remove()
}
