import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { examples, tables, withExamples, withTables } from '../../script/readme.ts'
import { commands } from '../../src/commands/table.ts'
import { catalogue } from '../../src/error-catalogue.ts'
import { root } from './root.ts'

const places = (commands: string, errors: string): string =>
  `# A\n\n<!-- commands -->${commands}<!-- /commands -->\n\nb\n\n<!-- errors -->${errors}<!-- /errors -->\n`

describe('the README', () => {
  it('has the tables that the code runs on', () => {
    const text = readFileSync(join(root, 'README.md'), 'utf8')
    expect(withTables(text)).toBe(text)
  })

  it('shows the files to copy as they are in examples/workflows', () => {
    const text = readFileSync(join(root, 'README.md'), 'utf8')
    expect(withExamples(text)).toBe(text)
    const shown = [...text.matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map(([, block]) => block)
    expect(shown.toSorted()).toEqual(examples.toSorted())
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

describe('showing the files to copy', () => {
  const blocks = examples.map((text) => `\`\`\`yaml\n${text.split('\n')[0]}\nold: true\n\`\`\`\n`)

  it('replaces each block whole, and nothing else', () => {
    const shown = withExamples(`# A\n\n${blocks.join('\nb\n\n')}\nc\n`)
    const whole = examples.map((text) => `\`\`\`yaml\n${text}\`\`\`\n`)
    expect(shown).toBe(`# A\n\n${whole.join('\nb\n\n')}\nc\n`)
  })

  it('is an error where there is no block for one', () => {
    expect(() => withExamples('# A')).toThrow('README.md has no block that begins with')
  })
})
