import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { tables, withTables } from '../../script/readme.ts'
import { commands } from '../../src/commands/table.ts'
import { catalogue } from '../../src/errors.ts'
import { root } from './source.ts'

const places = (commands: string, errors: string): string =>
  `# A\n\n<!-- commands -->${commands}<!-- /commands -->\n\nb\n\n<!-- errors -->${errors}<!-- /errors -->\n`

describe('the README', () => {
  it('has the tables that the code runs on', () => {
    const text = readFileSync(join(root, 'README.md'), 'utf8')
    expect(withTables(text)).toBe(text)
  })

  it('lists every command and every error', () => {
    for (const { usage } of commands.all()) {
      expect(tables.commands).toContain(`\`${usage.replaceAll('|', '\\|')}\``)
    }
    for (const code of Object.keys(catalogue)) expect(tables.errors).toContain(`\`${code}\``)
  })
})

describe('drawing the tables', () => {
  it('replaces what is between the markers, and nothing else', () => {
    const drawn = withTables(places('\nold\n', ''))
    expect(drawn).toBe(places(`\n\n${tables.commands}\n\n`, `\n\n${tables.errors}\n\n`))
    expect(withTables(drawn)).toBe(drawn)
  })

  it('is an error where there is no place for them', () => {
    expect(() => withTables('# A')).toThrow('README.md has no place for the commands')
  })
})
