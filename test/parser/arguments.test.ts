import { describe, expect, it } from '@jest/globals'
import * as fc from 'fast-check'
import { quote } from 'shlex'
import { casesOf } from '../cases.ts'
import { readArguments, stringFlag, switchFlag, type Grammar } from '../../src/parser/arguments.ts'
import { OutageError } from '../../src/errors.ts'

const grammar: Grammar = {
  flags: {
    reason: { type: 'string' },
    service: { type: 'string' },
    'dry-run': { type: 'boolean' },
    global: { type: 'boolean' },
  },
  words: { least: 0, most: 1 },
  usage: '/rollback [TARGET] [--reason …]',
}

const read = (rest: string, more: Partial<Grammar> = {}) =>
  readArguments(rest, { ...grammar, ...more })

/** The error that reading throws. */
function refusal(rest: string, more: Partial<Grammar> = {}): OutageError {
  try {
    read(rest, more)
  } catch (error) {
    if (error instanceof OutageError) return error
    throw error
  }
  throw new Error(`nothing was wrong with ${rest}`)
}

describe('arguments', () => {
  it('are words and flags', () => {
    const args = read('abc123 --reason "bad release" --dry-run')
    expect(args.words).toEqual(['abc123'])
    expect(stringFlag(args, 'reason')).toBe('bad release')
    expect(switchFlag(args, 'dry-run')).toBe(true)
    expect(switchFlag(args, 'global')).toBe(false)
    expect(stringFlag(args, 'service')).toBeUndefined()
  })

  it('may be written with an equals sign, and in any order', () => {
    expect(read('--reason=bad abc').flags).toEqual(read('abc --reason bad').flags)
  })

  it('are split like a shell does', () => {
    expect(stringFlag(read(`--reason 'it''s "so"'`), 'reason')).toBe('its "so"')
    expect(stringFlag(read('--reason a\\ b'), 'reason')).toBe('a b')
    expect(stringFlag(read('--reason ""'), 'reason')).toBe('')
  })

  it.each([
    '$(id)',
    '`id`',
    '$HOME',
    '~',
    '*',
    '${IFS}',
    '{a,b}',
    '!!',
    '%PATH%',
    '#no',
    '&&',
    ';id',
    "$'a\\nb'",
    '$"a"',
  ])('are never expanded: %s', (text) =>
    expect(stringFlag(read(`--reason=${text}`), 'reason')).toBe(text.replaceAll(/['"]/g, '')),
  )

  it.each([`$'\\x1b[31m'`, `$'\\u202e'`, `$'a\\n::stop-commands::x'`, `$'\\0'`])(
    'hold no more than what was typed: %s is not what Bash makes of it',
    (text) => {
      expect(stringFlag(read(`--reason ${text}`), 'reason')).toBe(`$${text.slice(2, -1)}`)
    },
  )

  it.each(['👩‍💻 is on it', 'می‌خواهم', '1️⃣ first', '❤️'])(
    'may hold what joins characters that are seen: %s',
    (text) => expect(stringFlag(read(`--reason "${text}"`), 'reason')).toBe(text),
  )

  it('come back as they were quoted, whatever they are', () => {
    const visible = fc.string({ unit: 'grapheme-ascii', maxLength: 50 })
    fc.assert(
      fc.property(visible, (text) => {
        const args = read(`--reason=${quote(text)}`)
        expect(stringFlag(args, 'reason')).toBe(text)
      }),
    )
  })

  it('either read or are refused with a code, whatever they are', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        try {
          read(text)
        } catch (error) {
          expect(error).toMatchObject({ code: 'command-invalid' })
        }
      }),
      casesOf(500),
    )
  })

  it('cannot reach what every object has', () => {
    expect(refusal('--__proto__ x').code).toBe('command-invalid')
    expect(refusal('--constructor x').code).toBe('command-invalid')
    expect(switchFlag(read(''), 'toString')).toBe(false)
  })

  it('are the rest of the line, as typed, for a command that takes text', () => {
    const text = `it's "so" --reason $(id)`
    expect(read(text, { words: 'text' })).toEqual({ words: [text], flags: {} })
    expect(read('', { words: 'text' }).words).toEqual([])
  })
})

describe('arguments that are refused', () => {
  it.each([
    ['a flag without its value', '--reason'],
    ['a flag where a value should be', '--reason --global'],
    ['a flag that does not exist', '--forse'],
    ['a letter that does not exist', '-f'],
    ['a value for a switch', '--dry-run=yes'],
    ['a word too many', 'one two'],
    ['a quotation that is not closed', '--reason "bad'],
    ['a single quotation that is not closed', "--reason it's"],
    ['a backslash at the end', '--reason a\\'],
  ])('%s', (_, text) => {
    const { code, message, remedy } = refusal(text)
    expect(code).toBe('command-invalid')
    expect(message).toMatch(/\.$/)
    expect(remedy).toContain(grammar.usage)
  })

  it('a word too few', () => {
    expect(refusal('', { words: { least: 1, most: 1 } }).message).toBe('Something is missing.')
  })

  it.each([
    ['a NUL', '\0'],
    ['an escape', '\u001b[31m'],
    ['a character of no width', '\u200b'],
    ['a mark that turns the direction', '\u202e'],
    ['an isolated direction', '\u2066'],
    ['a byte order mark', '\ufeff'],
    ['a control character of C1', '\u0085'],
    ['a joiner that joins nothing', '\u200d'],
    ['a soft hyphen', '\u00ad'],
    ['a filler', '\u3164'],
    ['a tag', '\u{e0041}'],
    ['a line end that is none to us', '\u2028'],
  ])('%s, which nobody would see', (_, character) => {
    expect(refusal(`abc${character}def`).message).toContain('invisible')
    expect(refusal(`abc${character}def`, { words: 'text' }).message).toContain('invisible')
  })

  it('a line of more than 2,000 characters', () => {
    expect(refusal('a'.repeat(2_001)).code).toBe('command-too-long')
    expect(read('a'.repeat(2_000)).words).toHaveLength(1)
  })
})
