import { readFileSync } from 'node:fs'
import { OutageError } from '../../src/errors.ts'

/** Text of a file below `test/fixtures/config`. */
export function fixture(name: string): string {
  return readFileSync(new URL(`../fixtures/config/${name}`, import.meta.url), 'utf8')
}

/** The `OutageError` that `run` throws. */
export function errorOf(run: () => unknown): OutageError {
  try {
    run()
  } catch (error) {
    if (error instanceof OutageError) return error
    throw error
  }
  throw new Error('nothing was thrown')
}
