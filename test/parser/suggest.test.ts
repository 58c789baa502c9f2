import { describe, expect, it } from '@jest/globals'
import { distance } from 'fastest-levenshtein'
import * as fc from 'fast-check'
import { readLine } from '../../src/parser/line.ts'
import { commandNames } from '../../src/parser/names.ts'
import { meantForUs, nearestCommand } from '../../src/parser/suggest.ts'

const forUs = (text: string): boolean => {
  const line = readLine(text)
  return line !== undefined && meantForUs(line)
}

describe('a command that is misspelt', () => {
  it.each([
    ['rolback', 'rollback'],
    ['rollbakc', 'rollback'],
    ['healt', 'health'],
    ['severty', 'severity'],
    ['freze', 'freeze'],
    ['resovle', 'resolve'],
    ['declair', 'declare'],
    ['unfreze', 'unfreeze'],
  ])('%s: %s is suggested', (typed, meant) => {
    expect(nearestCommand(typed)).toBe(meant)
    expect(forUs(`/${typed}`)).toBe(true)
  })

  it('is answered with the nearest name there is', () => {
    const near = fc
      .constantFrom(...commandNames)
      .chain((name) =>
        fc.nat(name.length - 1).map((index) => name.slice(0, index) + name.slice(index + 1)),
      )
    fc.assert(
      fc.property(near, (typed) => {
        const suggested = nearestCommand(typed)
        if (suggested === undefined) return
        const nearest = Math.min(...commandNames.map((name) => distance(name, typed)))
        expect(distance(suggested, typed)).toBe(nearest)
      }),
    )
  })
})

describe('a command of ours', () => {
  it.each(commandNames)('is meant for us: %s', (name) => {
    expect(forUs(`/${name}`)).toBe(true)
    expect(forUs(`/${name.toUpperCase()}`)).toBe(true)
  })

  it('is anything behind /outage', () => {
    expect(forUs('/outage nonsense')).toBe(true)
  })
})

describe('another bot’s command', () => {
  it.each([
    ...['lgtm', 'hold', 'retest', 'ok-to-test', 'close', 'reopen', 'remove', 'label', 'rebase'],
    ...['merge', 'squash', 'deploy', 'lock', 'unlock', 'backport', 'cherry-pick', 'triage'],
    ...['unassign', 'format', 'benchmark', 'run', 'test', 'build', 'preview', 'kind', 'area'],
    ...['priority', 'lifecycle', 'milestone', 'retitle', 'cc', 'uncc', 'meow', 'shrug', 'stale'],
  ])('is met with silence: /%s', (name) => {
    // What we come to offer ourselves is ours.
    if (commandNames.some((one) => one === name)) return
    expect(forUs(`/${name} something`)).toBe(false)
  })
})
