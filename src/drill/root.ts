import { join } from 'node:path'

/** The clone's folder. A drill is played from a clone only, so this file is never bundled. */
export const root = join(import.meta.dirname, '../..')
