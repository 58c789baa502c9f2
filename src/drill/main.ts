import { Command } from 'commander'
import type { DrillOptions } from './options.ts'
import { runDrill } from './run.ts'

/** The drill, played by Node 24 from the sources of a clone; `script/drill` and `outage drill` start it. */
const program = new Command('outage drill')
  .argument('[scenario]')
  .description('plays a whole outage on this machine; needs no account')
  .option('--keep', 'leaves the servers up afterwards, and prints their addresses')
  .option('--config <file>', 'rehearses your own configuration')
  .option('--playbook <file>', 'rehearses your own playbook')
  .option('--out <folder>', 'where the report goes', 'drill')
  .option('--json', 'prints the result as JSON, for programs')
  .action(async (scenario: string | undefined, options: Omit<DrillOptions, 'scenario'>) => {
    const { ok } = await runDrill({ ...options, ...(scenario === undefined ? {} : { scenario }) })
    if (!ok) process.exitCode = 1
  })

program.parseAsync(process.argv).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
})
