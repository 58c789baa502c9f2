#!/usr/bin/env node
import { printLine } from './output.ts'
import { program } from './program.ts'

/** The same engine from a terminal, for the day Actions itself is down. */
program()
  .parseAsync(process.argv)
  .catch((error: unknown) => {
    printLine(error instanceof Error ? error.message : String(error), process.stderr)
    process.exitCode = 1
  })
