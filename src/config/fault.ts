import type { Path } from './positions.ts'

/** One thing wrong with a file. `remedy` is half a sentence: `did you mean …?`, `put it in quotes`. */
export type Fault = { readonly path: Path; readonly problem: string; readonly remedy: string }
