import { Option, type Command } from 'commander'
import { flagOf } from '../setup/answers.ts'
import { loadSetUps } from '../setup/set-ups.ts'
import { doctor } from './doctor.ts'
import { init as runInit, type InitFlags } from './init/init.ts'
import type { GlobalOptions } from './options.ts'

/** `outage init` and `outage doctor`, for whoever sets it up. */
export async function addSetup(root: Command): Promise<void> {
  const offers = await loadSetUps()
  const asked = offers.flatMap(({ setUp }) =>
    setUp.questions.map((question) => ({
      name: question.name,
      option: new Option(flagOf(question), question.about),
    })),
  )
  const names = offers.map(({ provider }) => provider)
  const init = root
    .command('init')
    .description('writes the configuration, the workflow and the issue forms; asks in a terminal')
    .addOption(new Option('--hosting <provider>', 'how it is deployed').choices(names))
  for (const { option } of asked) init.addOption(option)
  init
    .option('--service <name>', 'what your team calls it')
    .option('--environment <name>', 'production where nothing else is said')
    .option('--branch <name>', 'the branch that is deployed')
    .option('--url <address>', 'where people reach it')
    .option('--health <path>', 'what tells whether it is well, such as /api/health')
    .option('--on-call <logins>', 'who is called: logins on GitHub, with commas')
    .option('--directory <folder>', 'the checkout', '.')
    .option('--yes', 'asks nothing: takes what it finds, and what flags say')
    .option('--force', 'replaces files that are there already')
    .option('--json', 'answers as JSON, for programs; asks nothing')
    .addHelpText(
      'after',
      `
Examples:
  outage init
  outage init --yes --hosting render --service-id srv-abc123 --url https://example.com`,
    )
    .action(async (own: Omit<InitFlags, 'given'>) => {
      const typed = init.opts<Readonly<Record<string, unknown>>>()
      const given = Object.fromEntries(
        asked.flatMap(({ name, option }) => {
          const value = typed[option.attributeName()]
          return typeof value === 'string' ? [[name, value] as const] : []
        }),
      )
      await runInit(root.opts<GlobalOptions>(), { ...own, given })
    })
  root
    .command('doctor')
    .description('looks at the whole set-up, changes nothing, and says how to mend what is wrong')
    .addHelpText(
      'after',
      `
Needs GITHUB_TOKEN, and looks at keys and addresses as they are set here. Exit 1 where there is a
fault.`,
    )
    .action(async () => doctor(root.opts<GlobalOptions>()))
}
