import { Option, type Command } from 'commander'
import { providerNames } from '../setup/answers.ts'
import { doctor } from './doctor.ts'
import { init, type InitFlags } from './init/init.ts'
import type { GlobalOptions } from './options.ts'

/** `outage init` and `outage doctor`, for whoever sets it up. */
export function addSetup(root: Command): void {
  root
    .command('init')
    .description('writes the configuration, the workflow and the issue forms; asks in a terminal')
    .addOption(new Option('--hosting <provider>', 'how it is deployed').choices(providerNames))
    .option('--workflow <file>', 'the deploy workflow, below .github/workflows')
    .option('--deploy <command>', 'the command line that deploys')
    .option('--service-id <id>', 'of the service at Render, such as srv-abc123')
    .option('--project <name>', 'on Vercel')
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
    .action(async (own: InitFlags & { readonly json?: boolean }) =>
      init({ ...root.opts<GlobalOptions>(), ...(own.json ? { json: true } : {}) }, own),
    )
  root
    .command('doctor')
    .description('looks at the whole set-up, changes nothing, and says how to mend what is wrong')
    .option('--json', 'answers as JSON, for programs')
    .addHelpText(
      'after',
      `
Needs GITHUB_TOKEN, and looks at keys and addresses as they are set here. Exit 1 where there is a
fault.`,
    )
    .action(async (own: { readonly json?: boolean }) =>
      doctor({ ...root.opts<GlobalOptions>(), ...(own.json ? { json: true } : {}) }),
    )
}
