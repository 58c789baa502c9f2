import { Command } from 'commander'
import about from '../../package.json' with { type: 'json' }
import { commands } from '../commands/table.ts'
import type { Definition } from '../engine/definition.ts'
import { join } from 'shlex'
import { drill } from './drill.ts'
import { history, metrics, timeline } from './figures.ts'
import { logs, type LogsFlags } from './logs.ts'
import { playbook } from './playbook.ts'
import { addRecords } from './records-commands.ts'
import { runLine } from './run-line.ts'
import { status } from './status.ts'
import { addGlobalOptions, sharedBy, type GlobalOptions } from './options.ts'
import { addSetup } from './setup.ts'
import { addVariables } from './variables/commands.ts'

/** The terminal's commands: those of the one table, and a few that only a terminal has. */
export async function program(): Promise<Command> {
  const root = new Command('outage')
    .description('Runs the outage playbook from a terminal, for the day GitHub Actions is down.')
    .version(about.version)
    .configureHelp({
      showGlobalOptions: true,
      visibleGlobalOptions: sharedBy,
      subcommandTerm: (command) => [command.name(), ...command.aliases()].join(', '),
    })
    .helpOption('-h, --help', 'this help')
    .helpCommand('help [command]', 'what a command does, takes and looks like')
    .addHelpText(
      'after',
      `
Needs GITHUB_TOKEN: a token that may write contents, issues, actions and deployments. --repo,
--config and --json may stand before a command or after it.

Exit codes: 0 it is done; 1 it was refused, failed, or not understood; doctor: something is wrong.

Examples:
  outage status --repo acme/chatbot
  outage rollback --reason "errors after deploy"
  outage drill`,
    )
    .enablePositionalOptions()
    .showHelpAfterError('Try `outage help`, or `outage help` and a command.')
    .commandsGroup('What there is, and was:')
  const options = (): GlobalOptions => root.opts()

  root
    .command('status')
    .description('shows every service: what is open, frozen, and running')
    .action(async () => status(options()))
  root
    .command('playbook')
    .description('shows the steps of the playbook, and what is left of them')
    .option('--service <name>', 'which one, where there are several')
    .option('--env <name>', 'which environment of it, where there are several')
    .action(async (place: { service?: string; env?: string }) => playbook(options(), place))
  root
    .command('logs')
    .description('prints what the service printed lately, where its hosting keeps that')
    .option('--since <duration>', 'how far back', '15m')
    .option('--lines <count>', 'the last of them, at most', '200')
    .option('--service <name>', 'which one, where there are several')
    .option('--env <name>', 'which environment of it, where there are several')
    .action(async (own: LogsFlags) => logs(options(), own))
  root
    .command('history')
    .description('lists every outage so far')
    .option('--csv', 'for a spreadsheet')
    .action(async (own: object) => history({ ...options(), ...own }))
  root
    .command('metrics')
    .description('shows how fast outages are noticed, answered and ended')
    .option('--csv', 'for a spreadsheet; times in milliseconds')
    .option('--html <file>', 'writes a page with charts, which needs nothing else')
    .action(async (own: object) => metrics({ ...options(), ...own }))
  root
    .command('timeline')
    .description('prints the timeline of an incident, open or closed')
    .option('--incident <number>', 'the number of its issue')
    .option('--service <name>', 'which one, where there are several')
    .option('--env <name>', 'which environment of it, where there are several')
    .option('--csv', 'for a spreadsheet')
    .action(async (own: object) => timeline({ ...options(), ...own }))
  root.commandsGroup('To set it up, and to try it:')
  await addSetup(root)
  addVariables(root)
  addRecords(root)
  root.commandsGroup('The same as in a comment:')
  const own = new Set(['help', ...root.commands.map((command) => command.name())])
  for (const definition of commands.all()) {
    if (!own.has(definition.name)) addCommand(root, definition)
  }
  addGlobalOptions(root)
  root
    .command('drill [scenario] [options...]')
    .helpGroup('To set it up, and to try it:')
    .description('plays a whole outage on this machine; needs a clone, and no account')
    // Its options and its help are the drill's own.
    .allowUnknownOption()
    .helpOption(false)
    .action((_scenario, _options, _own, { args }: Command) => drill(args))
  return root
}

/** A command of the table: its arguments are read by the same code as a comment's. */
function addCommand(root: Command, definition: Definition): void {
  const [, ...rest] = definition.usage.split(' ')
  root
    .command(definition.name)
    .aliases([...(definition.aliases ?? [])])
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
