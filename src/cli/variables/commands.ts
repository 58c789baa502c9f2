import { Option, type Command } from 'commander'
import type { GlobalOptions } from '../options.ts'
import { reencrypt } from './reencrypt.ts'
import { decrypt, diff, show } from './show.ts'

/** `outage variables`: looks at the snapshots, opens them, and seals them anew. */
export function addVariables(root: Command): void {
  const all = root
    .command('variables')
    .description('shows, compares and opens snapshots of variables')
  const options = (): GlobalOptions => root.opts<GlobalOptions>()
  const add = (usage: string, description: string): Command =>
    all
      .command(usage)
      .description(description)
      .option('--service <name>', 'which one, where there are several')
      .option('--env <name>', 'which environment of it, where there are several')
      .option('--identity <file>', 'file with the identity, in place of OUTAGE_AGE_IDENTITY')

  add('show [snapshot]', 'lists the snapshots, or the names in one; never a value')
    .option('--age', 'prints the file itself, for the program `age`')
    .action((wanted: string | undefined, own: object) => show(options(), wanted, own))
  add('diff [from] [to]', 'names what differs from a snapshot: in another one, or now').action(
    (from: string | undefined, to: string | undefined, own: object) =>
      diff(options(), [from, to], own),
  )
  add('decrypt [snapshot]', 'prints the values; needs the identity')
    .addOption(new Option('--format <format>').choices(['json', 'dotenv']).default('json'))
    .action((wanted: string | undefined, own: object) => decrypt(options(), wanted, own))
  add('reencrypt', 'seals every snapshot to the recipients in the configuration')
    .addHelpText(
      'after',
      `
To change who can open them: put the new public keys into the configuration, then run this with the
old identity. To change the identity itself, hold both: the new one first, the old one below it.`,
    )
    .action((own: object) => reencrypt(options(), own))
}
