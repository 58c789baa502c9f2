import fc from 'fast-check'

/**
 * How many cases a property is tried with: as many as it names, or fast-check's hundred, unless
 * `FUZZ_CASES` says how many. `npm run fuzz` sets it. Jest reads this file before every test.
 */
const wanted = Number(process.env['FUZZ_CASES'] ?? '0')

if (wanted > 0) fc.configureGlobal({ numRuns: wanted, interruptAfterTimeLimit: 1_500_000 })

/** For properties that take more or fewer cases than others to find anything. */
export function casesOf(usual: number): { readonly numRuns: number } {
  return { numRuns: wanted > 0 ? wanted : usual }
}
