/**
 * Everything under fire, from a terminal: `npm run fire`. Options: `--only TEXT` (operations whose
 * name holds it), `--comeback again|look`, `--jobs N` trials at a time, `--step N` every Nth request.
 */
import { parseArgs } from 'node:util'
import { openLimit } from './limit.ts'
import { killSeries, type Killed } from './kill-series.ts'
import { operations } from './operations.ts'
import { drawTable } from './table.ts'

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    comeback: { type: 'string', default: 'again,look' },
    jobs: { type: 'string', default: '4' },
    step: { type: 'string', default: '1' },
  },
})

const began = performance.now()
const limit = openLimit(Number(values.jobs))
const comebacks = (['again', 'look'] as const).filter((one) => values.comeback.includes(one))
const chosen = operations.filter(({ name }) => name.includes(values.only))

const say = ({ operation, kill, trial }: Killed): void => {
  if (trial.faults.length === 0) return
  const where = `${kill.when} request ${kill.request}, ${trial.hit ?? 'nothing hit'}`
  process.stdout.write(
    `✗ ${operation}: killed ${where}, then ${kill.comeback}\n${trial.faults.map((fault) => `    ${fault.slice(0, 400).replaceAll('\n', '\n    ')}\n`).join('')}`,
  )
}

const series = await Promise.all(
  chosen.flatMap((operation) =>
    comebacks.map((comeback) =>
      killSeries(operation, comeback, { step: Number(values.step), onTrial: say, run: limit }),
    ),
  ),
)
const all = series.flat()
process.stdout.write(`${drawTable(all)}\n`)
process.stdout.write(
  `${all.length} kills in ${Math.round((performance.now() - began) / 1_000)} s\n`,
)
process.exitCode = all.some(({ trial }) => trial.faults.length > 0) ? 1 : 0
