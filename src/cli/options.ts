import { Option, type Command } from 'commander'

/** Options of every command of the terminal. */
export type GlobalOptions = {
  /** `owner/name` */
  readonly repo?: string
  readonly config: string
  readonly json?: boolean
}

const repo = new Option('--repo <owner/name>', 'repository of incidents and records')
const config = new Option('--config <path>', 'configuration in that repository')
const json = new Option('--json', 'answers as JSON, for programs')

/**
 * Lets `root` and every command that it has take these options, before the command's name or after
 * it; the later one counts. Whatever was typed where, `root.opts()` has it when a command runs.
 */
export function addGlobalOptions(root: Command): void {
  for (const command of commandsOf(root)) {
    for (const { flags, long } of [repo, config, json]) {
      const has = command.options.some((own) => own.long === long)
      if (!has) command.addOption(new Option(flags).hideHelp())
    }
  }
  root
    .addOption(repo.env('GITHUB_REPOSITORY'))
    .addOption(config.default('.github/outage.yml'))
    .addOption(json)
    .hook('preAction', (_root, acting) => {
      for (const command of pathTo(acting)) {
        for (const option of [repo, config, json]) {
          const name = option.attributeName()
          const value: unknown = command.getOptionValue(name)
          if (value !== undefined) root.setOptionValueWithSource(name, value, 'cli')
        }
      }
    })
}

/** Those that the help of a command names after its own. */
export function sharedBy({ parent, options }: Command): Option[] {
  const own = options.filter(({ hidden }) => !hidden).map(({ long }) => long)
  return parent === null ? [] : [repo, config, json].filter(({ long }) => !own.includes(long))
}

/** Every command below another. */
function commandsOf(command: Command): readonly Command[] {
  return command.commands.flatMap((one) => [one, ...commandsOf(one)])
}

/** A command and those above it, without the root; the outermost first. */
function pathTo(command: Command): readonly Command[] {
  return command.parent === null ? [] : [...pathTo(command.parent), command]
}
