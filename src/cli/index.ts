import { printLine } from './output.ts'
import { program } from './program.ts'

// A terminal that was closed takes no more lines; the work has to come to its end all the same.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined)

/** The same engine from a terminal, for the day Actions itself is down. */
program()
  .then((root) => root.parseAsync(process.argv))
  .catch((error: unknown) => {
    printLine(error instanceof Error ? error.message : String(error), process.stderr)
    process.exitCode = 1
  })
