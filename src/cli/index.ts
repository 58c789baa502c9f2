#!/usr/bin/env node
import { program } from './program.ts'

/** The same engine from a terminal, for the day Actions itself is down. */
program()
  .parseAsync(process.argv)
  .catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exitCode = 1
  })
