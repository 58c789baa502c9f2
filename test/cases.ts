import { appendFileSync } from 'node:fs'
import fc, { type RunDetails } from 'fast-check'

/**
 * How many cases a property is tried with: as many as it names, or fast-check's hundred. `npm run
 * fuzz` sets `FUZZ_CASES`: how many in place of each hundred. Jest reads this file before every test.
 */
const hundred = Number(process.env['FUZZ_CASES'] ?? '100')

/** Where `npm run fuzz` counts them: a line for each property. */
const tally = process.env['FUZZ_TALLY']

if (hundred !== 100) fc.configureGlobal({ numRuns: hundred })
if (tally !== undefined) fc.configureGlobal({ ...fc.readConfigureGlobal(), ...counting(tally) })

function counting(file: string): { readonly reporter: (run: RunDetails<unknown>) => void } {
  return {
    reporter(run) {
      appendFileSync(file, `${run.numRuns}\n`)
      if (run.failed) throw new Error(fc.defaultReportMessage(run))
    },
  }
}

/** For properties that take more cases than others to find anything, or longer for each. */
export function casesOf(usual: number): { readonly numRuns: number } {
  return { numRuns: Math.ceil((usual * hundred) / 100) }
}
