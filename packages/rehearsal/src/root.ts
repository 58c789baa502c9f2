import { join } from 'node:path'

/** The folder above this package, whose node_modules the rehearsed apps use. */
export const root = join(import.meta.dirname, '../../..')
