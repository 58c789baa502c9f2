import { appendFileSync } from 'node:fs'
import fc, { type RunDetails } from 'fast-check'

/**
 * How many cases a property is tried with: as many as it names, or fast-check's hundred. `npm run
 * fuzz` sets `FUZZ_CASES`: how many in place of each hundred. Jest reads this file before every test.
 */
const wanted = process.env['FUZZ_CASES']
const hundred = Number(wanted ?? '100')

/** Where `npm run fuzz` counts them: a line for each property. */
const tally = process.env['FUZZ_TALLY']

/** The tests try the same cases each time: a red run is about the change. Fuzzing tries new ones. */
const seed = 20_260_501

fc.configureGlobal(wanted === undefined ? { seed } : { numRuns: hundred })
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
