// Writes the README's tables of commands and errors, from the tables that the code runs on, and its
// files to copy, from examples/workflows. `--check` writes nothing, and fails where one is stale.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { commands } from '../src/commands/table.ts'
import { catalogue } from '../src/error-catalogue.ts'

const readme = new URL('../README.md', import.meta.url)
const folder = new URL('../examples/workflows/', import.meta.url)

const permissions = { anyone: 'anyone', usual: '`write`' } as const

/** Rows as a Markdown table. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

/** Both tables, by the name of their marker. */
export const tables = {
  commands: table(
    ['command', 'does', 'who'],
    commands
      .all()
      .map(({ usage, summary, permission }) => [
        `\`${usage}\``,
        summary,
        permission in permissions
          ? permissions[permission as keyof typeof permissions]
          : `\`${permission}\``,
      ]),
  ),
  errors: table(
    ['reason', 'means', 'what to do'],
    Object.entries(catalogue).map(([code, { means, remedy }]) => [`\`${code}\``, means, remedy]),
  ),
} as const satisfies Record<string, string>

/**
 * The text with each table between its markers: `<!-- commands -->` and `<!-- /commands -->`.
 * Throws where one of them is missing.
 */
export function withTables(text: string): string {
  return Object.entries(tables).reduce((before, [name, rows]) => {
    const place = new RegExp(`(<!-- ${name} -->)[\\s\\S]*?(<!-- /${name} -->)`)
    if (!place.test(before)) {
      throw new Error(
        `README.md has no place for the ${name}: <!-- ${name} --> … <!-- /${name} -->`,
      )
    }
    return before.replace(place, (_, begin: string, end: string) => `${begin}\n\n${rows}\n\n${end}`)
  }, text)
}

/** The files to copy; the first line of each says where to. */
export const examples: readonly string[] = readdirSync(folder)
  .filter((name) => name.endsWith('.yml'))
  .map((name) => readFileSync(new URL(name, folder), 'utf8'))

/** The text with each example in its block, known by its first line. Throws where one has no block. */
export function withExamples(text: string): string {
  return examples.reduce((before, example) => {
    const [first = ''] = example.split('\n')
    const begin = before.indexOf(`\`\`\`yaml\n${first}\n`)
    if (begin < 0) throw new Error(`README.md has no block that begins with “${first}”`)
    const end = before.indexOf('\n```\n', begin)
    return `${before.slice(0, begin)}\`\`\`yaml\n${example.trimEnd()}${before.slice(end)}`
  }, text)
}

function run(check: boolean): void {
  const before = readFileSync(readme, 'utf8')
  const after = withExamples(withTables(before))
  if (before === after) return
  if (check) throw new Error('README.md is stale: run `npm run readme`')
  writeFileSync(readme, after)
  console.log('README.md written')
}

if (import.meta.main) {
  try {
    run(process.argv.includes('--check'))
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  }
}
