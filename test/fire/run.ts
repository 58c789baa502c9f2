/**
 * Everything under fire, from a terminal: `npm run fire`. It ends with a table, and fails where a
 * trial left the world as it should not be. Interrupted (Ctrl-C), it ends with what was played.
 *
 *   --operation TEXT   operations whose name holds it
 *   --series TEXT      kill-again, kill-look, cancel, fault-once, fault-good, or a part of a name
 *   --step N           every Nth request only
 *   --jobs N           trials at a time
 */
import { parseArgs } from 'node:util'
import { openLimit } from './limit.ts'
import { operations } from './operations.ts'
import { drawFaults, drawTable, isClean, type Entry } from './report.ts'
import { allSeries, playSeries } from './series.ts'

const { values } = parseArgs({
  options: {
    operation: { type: 'string', default: '' },
    series: { type: 'string', default: '' },
    step: { type: 'string', default: '1' },
    jobs: { type: 'string', default: '4' },
  },
})

const began = performance.now()
const run = openLimit(Number(values.jobs))
const chosen = operations.filter(({ name }) => name.includes(values.operation))
const kinds = Object.entries(allSeries).filter(([name]) => name.includes(values.series))
const all: Entry[] = []

/** The table, and how the run ends. */
function finish(): never {
  const seconds = Math.round((performance.now() - began) / 1_000)
  const unclean = all.filter((entry) => !isClean(entry)).length
  process.stdout.write(`\n${drawTable(all)}\n\n`)
  process.stdout.write(`${all.length} trials in ${seconds} s, ${unclean} of them not clean\n`)
  // Requests that were never answered hold their connections.
  process.exit(unclean > 0 || all.length === 0 ? 1 : 0)
}

process.once('SIGINT', finish)
await Promise.all(
  chosen.flatMap((operation) =>
    kinds.map(([, series]) =>
      playSeries(operation, series, {
        step: Number(values.step),
        run,
        onEntry: (entry) => {
          all.push(entry)
          if (!isClean(entry)) process.stdout.write(`${drawFaults(entry)}\n`)
        },
      }),
    ),
  ),
)
finish()
