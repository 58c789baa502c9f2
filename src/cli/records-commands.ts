import { Option, type Command } from 'commander'
import type { GlobalOptions } from './options.ts'
import { check, copy, stores } from './records.ts'

/** `outage records`: for whoever moves the records to another store. */
export function addRecords(root: Command): void {
  const records = root.command('records').description('moves the records, or compares two stores')
  const from = () => new Option('--from <store>', 'where they are').choices(stores)
  const to = () => new Option('--to <store>', 'where they are to be').choices(stores)
  records
    .command('copy')
    .description('copies records to another store, and checks that nothing is lost')
    .addOption(from().makeOptionMandatory())
    .addOption(to().makeOptionMandatory())
    .option('--overwrite', 'takes what `--from` has where the other has something else')
    .addHelpText(
      'after',
      `
Needs GITHUB_TOKEN, and OUTAGE_MONGODB_URI: the address of the database. Can be run again after any
trouble: what is there already is not copied again.

Example:
  outage records copy --from github --to mongodb`,
    )
    .action(async (between: Parameters<typeof copy>[1]) =>
      copy(root.opts<GlobalOptions>(), between),
    )
  records
    .command('check')
    .description('tells whether one store has all that the other has')
    .addOption(from().default('github'))
    .addOption(to().default('mongodb'))
    .action(async (between: Parameters<typeof check>[1]) =>
      check(root.opts<GlobalOptions>(), between),
    )
}
