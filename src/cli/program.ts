import { Command, Option } from 'commander'
import about from '../../package.json' with { type: 'json' }
import { commands } from '../commands/table.ts'
import type { Definition } from '../engine/definition.ts'
import { join } from 'shlex'
import { drill } from './drill.ts'
import { history, metrics, timeline } from './figures.ts'
import { logs, type LogsFlags } from './logs.ts'
import { playbook } from './playbook.ts'
import { check, copy, stores } from './records.ts'
import { runLine } from './run-line.ts'
import { status } from './status.ts'
import type { GlobalOptions } from './options.ts'
import { addSetup } from './setup.ts'
import { addVariables } from './variables/commands.ts'

/** The terminal's commands: those of the one table, and a few that only a terminal has. */
export async function program(): Promise<Command> {
  const root = new Command('outage')
    .description('Runs the outage playbook from a terminal, for the day GitHub Actions is down.')
    .version(about.version)
    .addOption(
      new Option('--repo <owner/name>', 'repository of incidents and records').env(
        'GITHUB_REPOSITORY',
      ),
    )
    .option('--config <path>', 'configuration in that repository', '.github/outage.yml')
    .option('--json', 'answers as JSON, for programs')
    .addHelpText(
      'after',
      `
Needs GITHUB_TOKEN: a token that may write contents, issues, actions and deployments.

Examples:
  outage status --repo acme/chatbot
  outage rollback --reason "errors after deploy"
  outage drill`,
    )
    .enablePositionalOptions()
    .showHelpAfterError()

  root
    .command('status')
    .description('shows every service: what is open, frozen, and running')
    .action(async () => status(root.opts<GlobalOptions>()))
  root
    .command('playbook')
    .description('shows the steps of the playbook, and what is left of them')
    .option('--service <name>')
    .option('--env <name>')
    .action(async (place: { service?: string; env?: string }) =>
      playbook(root.opts<GlobalOptions>(), place),
    )
  root
    .command('logs')
    .description('prints what the service printed lately, where its hosting keeps that')
    .option('--since <duration>', 'how far back', '15m')
    .option('--lines <count>', 'the last of them, at most', '200')
    .option('--service <name>')
    .option('--env <name>')
    .option('--json', 'for programs')
    .action(async ({ json, ...own }: LogsFlags & { readonly json?: boolean }) =>
      logs({ ...root.opts<GlobalOptions>(), ...(json ? { json } : {}) }, own),
    )
  addRecords(root)
  addVariables(root)
  await addSetup(root)
  root
    .command('history')
    .description('lists every outage so far')
    .option('--csv', 'for a spreadsheet')
    .option('--json', 'for programs')
    .action(async (own: object) => history({ ...root.opts<GlobalOptions>(), ...own }))
  root
    .command('metrics')
    .description('shows how fast outages are noticed, answered and ended')
    .option('--csv', 'for a spreadsheet; times in milliseconds')
    .option('--html <file>', 'writes a page with charts, which needs nothing else')
    .option('--json', 'for programs')
    .action(async (own: object) => metrics({ ...root.opts<GlobalOptions>(), ...own }))
  root
    .command('timeline')
    .description('prints the timeline of an incident, open or closed')
    .option('--incident <number>', 'the number of its issue')
    .option('--service <name>')
    .option('--env <name>')
    .option('--csv', 'for a spreadsheet')
    .option('--json', 'for programs')
    .action(async (own: object) => timeline({ ...root.opts<GlobalOptions>(), ...own }))
  root
    .command('drill [scenario] [options...]')
    .description('plays a whole outage on this machine; needs a clone, and no account')
    // Its options and its help are the drill's own.
    .allowUnknownOption()
    .helpOption(false)
    .action((_scenario, _options, _own, { args }: Command) => drill(args))
  const own = new Set(root.commands.map((command) => command.name()))
  for (const definition of commands.all()) {
    if (!own.has(definition.name)) addCommand(root, definition)
  }
  return root
}

/** `outage records`: for whoever moves the records to another store. */
function addRecords(root: Command): void {
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

/** A command of the table: its arguments are read by the same code as a comment's. */
function addCommand(root: Command, definition: Definition): void {
  const [, ...rest] = definition.usage.split(' ')
  root
    .command(definition.name)
    .description(definition.summary)
    .usage(rest.join(' '))
    .allowUnknownOption()
    .allowExcessArguments()
    .argument('[words...]')
    .addHelpText(
      'after',
      `\nExamples:\n${definition.examples.map((line) => `  ${line.replace('/', 'outage ')}`).join('\n')}`,
    )
    .action(async (words: string[]) => {
      const text = definition.grammar.words === 'text' ? words.join(' ') : join(words)
      await runLine(`/${definition.name} ${text}`.trim(), root.opts<GlobalOptions>())
    })
}
