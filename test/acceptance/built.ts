import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const path = (name: string): string => fileURLToPath(new URL(`../../${name}`, import.meta.url))

/** The action as users get it. */
export const dist = path('dist/index.js')
export const terminal = path('dist/cli/index.js')

/** The Node that Actions runs it with; this one where it is not installed. */
export const node24 = existsSync(path('node_modules/.bin/node'))
  ? path('node_modules/.bin/node')
  : process.execPath
