import { describe, expect, it } from '@jest/globals'
import { isSameState } from '../../src/records/versions.ts'

const [one, two] = ['1'.repeat(40), '2'.repeat(40)]

describe('two versions of a record', () => {
  it.each([
    ['of the same store', one, one, true],
    ['of the same store, changed', one, two, false],
    ['of both sides', `7|${one}`, `7|${one}`, true],
    ['of both sides, where only the database changed', `7|${one}`, `8|${one}`, false],
    ['of both sides, where only the copy changed', `7|${one}`, `7|${two}`, false],
    ['where the database is away', `7|${one}`, `|${one}`, true],
    ['where the database is away, and the copy changed', `7|${one}`, `|${two}`, false],
    ['before and after a database was filled from the branch', one, `1|${one}`, true],
    ['before and after the branch got its copy', '7', `7|${one}`, false],
    ['of a record that was not known', undefined, one, false],
  ])('%s', (_, before, now, same) => {
    expect(isSameState(before, now)).toBe(same)
  })
})
