import { describe, expect, it } from '@jest/globals'
import * as fc from 'fast-check'
import { table } from '../../src/commands/table.ts'
import { readArguments, type Arguments } from '../../src/parser/arguments.ts'
import { readLine } from '../../src/parser/line.ts'
import { readLines } from '../../src/parser/lines.ts'
import { printCommand } from '../../src/parser/print.ts'
import { withoutUnseen } from '../../src/parser/unseen.ts'

/** Words of the kind that break quoting: quotes, dashes, dollars, backslashes, other alphabets. */
const part = fc.constantFrom(
  ...[
    '"',
    "'",
    '\\',
    '$',
    "$'\\n'",
    '`',
    '--',
    '-',
    '=',
    ' ',
    '#',
    '~',
    '*',
    '/',
    '@',
    '<!--',
    'a',
  ],
  ...['é', 'а', '１', '👩‍💻', '日本', '\u00a0', '\u3000'],
)
const value = fc
  .oneof(
    fc.array(part, { maxLength: 6 }).map((parts) => parts.join('')),
    fc.string({ unit: 'grapheme', maxLength: 20 }),
  )
  .map(withoutUnseen)
  // Every command is one line.
  .map((text) => text.replaceAll(/[\r\n]/g, ' '))

const definitions = Object.values(table).filter(({ grammar }) => grammar.words !== 'text')

const command = fc.constantFrom(...definitions).chain(({ name, grammar, usage }) => {
  const { least, most } = grammar.words === 'text' ? { least: 1, most: 1 } : grammar.words
  const flags = Object.fromEntries(
    Object.entries(grammar.flags).map(([flag, { type }]) => [
      flag,
      type === 'string' ? value : fc.constant(true),
    ]),
  )
  return fc.record({
    name: fc.constant(name),
    grammar: fc.constant({ ...grammar, usage }),
    words: fc.array(value, { minLength: least, maxLength: Math.min(most, 5) }),
    flags: fc.record(flags, { requiredKeys: [] }),
  })
})

describe('a command that is printed', () => {
  it('reads back as what it was', () => {
    fc.assert(
      fc.property(command, ({ name, grammar, words, flags }) => {
        const args: Arguments = { words, flags }
        const line = printCommand(name, args)
        fc.pre(line.length < 1_900)
        const read = readLine(line)
        expect(read?.name).toBe(name)
        expect(readArguments(read?.rest ?? '', grammar)).toEqual({ words, flags: { ...flags } })
      }),
    )
  })

  it('is one command in a comment, and nothing besides', () => {
    fc.assert(
      fc.property(command, ({ name, words, flags }) => {
        const line = printCommand(name, { words, flags })
        expect(readLines(line)).toMatchObject({ commands: [{ line, name }], prose: '' })
      }),
    )
  })

  it.each([
    [{ words: ['v1.2.3'], flags: {} }, '/rollback v1.2.3'],
    [
      { words: [], flags: { reason: 'errors after deploy' } },
      '/rollback --reason "errors after deploy"',
    ],
    [{ words: [], flags: { reason: 'so "so"' } }, '/rollback --reason "so \\"so\\""'],
    [{ words: ['--global'], flags: { 'dry-run': true } }, '/rollback --dry-run -- --global'],
    [{ words: [], flags: { reason: '-1 replica' } }, '/rollback --reason="-1 replica"'],
  ])('reads as people would type it: %j', (args, line) => {
    expect(printCommand('rollback', args)).toBe(line)
  })
})
