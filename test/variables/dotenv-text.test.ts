import { describe, expect, it } from '@jest/globals'
import { parse } from 'dotenv'
import fc from 'fast-check'
import { changeDotenv, readableDotenv } from '../../src/variables/dotenv/text.ts'
import { casesOf } from '../cases.ts'

const file = `# The database, ask @bob
export DATABASE_URL="postgres://db/app" # not the replica

EMPTY=
LINES="one
two # not a comment
three"
LAST='it''s'
`

describe('a change of a dotenv file', () => {
  it('keeps comments, order, quotation marks and everything else as they are', () => {
    const change = { set: [{ name: 'DATABASE_URL', value: 'postgres://other/app' }], remove: [] }
    expect(changeDotenv(file, change)).toBe(
      file.replace('"postgres://db/app"', 'postgres://other/app'),
    )
  })

  it('changes a value of several lines, and removes one', () => {
    const set = [{ name: 'LINES', value: 'only one' }]
    expect(parse(changeDotenv(file, { set, remove: ['EMPTY'] }))).toEqual({
      DATABASE_URL: 'postgres://db/app',
      LINES: 'only one',
      LAST: "it''s".replace("''", "''"),
    })
  })

  it('puts what is new at the end, in a line of its own', () => {
    const set = [{ name: 'NEW', value: '1' }]
    expect(changeDotenv('A=1', { set, remove: [] })).toBe('A=1\nNEW=1\n')
    expect(changeDotenv('', { set, remove: [] })).toBe('NEW=1\n')
  })

  it('is read as it was meant, whatever the value', () => {
    const value = fc.string({ unit: fc.constantFrom(...'ab "\'#=\\$\n'.split('')), maxLength: 12 })
    fc.assert(
      fc.property(value, (text) => {
        const set = [{ name: 'LINES', value: text }]
        expect(parse(changeDotenv(file, { set, remove: [] }))['LINES']).toBe(text)
      }),
      casesOf(300),
    )
  })

  it.each([
    ['a name that the format does not know', { name: 'A B', value: '1' }],
    ['a value with every kind of quotation mark', { name: 'A', value: `"'\`#` }],
  ])('is refused for %s, by name and without the value', (_, variable) => {
    const change = () => changeDotenv(file, { set: [variable], remove: [] })
    expect(change).toThrow(expect.objectContaining({ code: 'variables-refused' }))
    expect(change).toThrow(`\`${variable.name}\``)
  })

  it('is refused where the file is written in a way that we do not understand', () => {
    const change = () => changeDotenv('A: 1\n', { set: [{ name: 'A', value: '2' }], remove: [] })
    expect(() => parse(change())).not.toThrow()
    expect(parse(change())).toEqual({ A: '2' })
  })
})

describe('variables for people, as a dotenv file', () => {
  it('say what the format cannot hold', () => {
    const text = readableDotenv([
      { name: 'A', value: '1' },
      { name: 'B C', value: '1' },
      { name: 'D' },
    ])
    expect(text).toBe(
      'A=1\n# "B C" cannot be written here; use --format json\n# "D" is not in the snapshot\n',
    )
  })
})
