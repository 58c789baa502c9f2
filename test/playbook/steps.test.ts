import { describe, expect, it } from '@jest/globals'
import { parsePlaybook } from '../../src/playbook/load.ts'
import {
  allSteps,
  defaultSeverity,
  findPhase,
  findStep,
  phaseAfter,
  severityOf,
} from '../../src/playbook/steps.ts'
import { changed, small } from './fixture.ts'

const playbook = parsePlaybook(small, 'small.yml')

describe('the steps of a playbook', () => {
  it('come in its order, each with its phase and group', () => {
    expect(allSteps(playbook).map(({ step, group, phase }) => [phase, group.id, step.id])).toEqual([
      ['assessment', 'verify', 'look'],
      ['first', 'team', 'call'],
      ['first', 'team', 'call-back'],
      ['second', 'fix', 'mend'],
      ['second', 'fix', 'prove'],
      ['second', 'fix', 'watch'],
    ])
  })

  it.each([
    ['call', 'call'],
    ['CALL-BACK', 'call-back'],
    ['mend it', 'mend'],
    ['  Call   Back ', 'call-back'],
    ['pro', 'prove'],
    ['look at', 'look'],
  ])('are found by id, text, or the beginning of one: %j', (name, id) => {
    expect(findStep(playbook, name).found?.step.id).toBe(id)
  })

  it.each([
    ['cal', ['call', 'call-back']],
    ['it', ['look', 'mend', 'prove']],
    ['porve', ['prove']],
    ['something else', []],
    [' ', []],
  ])('are suggested where it is not clear which one is meant: %j', (name, suggestions) => {
    const search = findStep(playbook, name)
    expect(search.found).toBeUndefined()
    expect('suggestions' in search && search.suggestions.map(({ step }) => step.id)).toEqual(
      suggestions,
    )
  })
})

describe('the phases of a playbook', () => {
  it('are found by id or title', () => {
    expect(findPhase(playbook, 'second')?.id).toBe('second')
    expect(findPhase(playbook, 'first AID')?.id).toBe('first')
    expect(findPhase(playbook, 'third')).toBeUndefined()
  })

  it('follow each other', () => {
    expect(phaseAfter(playbook, 'first')?.id).toBe('second')
    expect(phaseAfter(playbook, 'second')).toBeUndefined()
    expect(phaseAfter(playbook, 'third')).toBeUndefined()
  })
})

describe('the severities of a playbook', () => {
  it('are found by id', () => {
    expect(severityOf(playbook, 'p1')?.name).toBe('Critical')
    expect(severityOf(playbook, 'P9')).toBeUndefined()
  })

  it('have the default that is marked, or the first', () => {
    expect(defaultSeverity(playbook).id).toBe('P2')
    const unmarked = parsePlaybook(changed(['    default: true\n', '']), 'small.yml')
    expect(defaultSeverity(unmarked).id).toBe('P1')
  })
})
