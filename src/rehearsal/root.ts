import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

// Two levels below the root, as `dist/cli` is; a `new URL(…)` would be copied by the bundler.
/** Directory of this package. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '../..')
