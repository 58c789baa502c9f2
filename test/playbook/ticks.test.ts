import { describe, expect, it } from '@jest/globals'
import { builtinPlaybook, parsePlaybook } from '../../src/playbook/load.ts'
import { stepsTickedBy, tickFault } from '../../src/playbook/ticks.ts'
import { small } from './fixture.ts'

const playbook = parsePlaybook(small, 'small.yml')
const builtin = builtinPlaybook()

describe('a step', () => {
  it('is ticked by the facts that it names', () => {
    expect(stepsTickedBy(playbook, 'acknowledged')).toEqual(['call'])
    expect(stepsTickedBy(playbook, 'operation-succeeded:rollback')).toEqual(['mend'])
    expect(stepsTickedBy(playbook, 'operation-failed:rollback')).toEqual([])
    expect(stepsTickedBy(playbook, 'frozen')).toEqual([])
  })

  it('is ticked by its own command where it names no facts', () => {
    expect(stepsTickedBy(playbook, 'command:/health')).toEqual(['look'])
    expect(stepsTickedBy(playbook, 'command:/health --from here')).toEqual(['look'])
    expect(stepsTickedBy(playbook, 'command:/healthy')).toEqual([])
  })

  it('is ticked by a command with its options, wherever they stand', () => {
    const ticked = (line: string): string[] => stepsTickedBy(builtin, `command:${line}`)
    expect(ticked('/update --eta 30m')).toEqual(['provide-eta'])
    expect(ticked('/update "Answers are slow" --eta 30m')).toEqual(['provide-eta'])
    expect(ticked('/update Answers are slow --eta=30m')).toEqual(['provide-eta'])
    expect(ticked('/update Answers are slow')).not.toContain('provide-eta')
    expect(ticked('/maintenance on')).toEqual(['maintenance-mode'])
    expect(ticked('/maintenance off')).toEqual([])
  })

  it('is not ticked by its own command where it names facts', () => {
    expect(stepsTickedBy(playbook, 'command:/rollback')).toEqual([])
  })

  it('waits for its phase where the fact is bound to one', () => {
    expect(stepsTickedBy(playbook, 'probed:up')).toEqual([])
    expect(stepsTickedBy(playbook, 'probed:up', 'first')).toEqual([])
    expect(stepsTickedBy(playbook, 'probed:up', 'second')).toEqual(['watch'])
  })
})

describe('a step of the built-in playbook', () => {
  it('of diagnosis is ticked by any look, of mitigation by a recovery alone', () => {
    expect(stepsTickedBy(builtin, 'probed', 'diagnosis')).toEqual(['check-network'])
    expect(stepsTickedBy(builtin, 'probed:up', 'mitigation')).toEqual([])
    expect(stepsTickedBy(builtin, 'recovered', 'mitigation')).toEqual([
      'run-synthetic-tests',
      'check-health-endpoints',
    ])
  })

  it('of resolution is not ticked by what mitigated', () => {
    expect(stepsTickedBy(builtin, 'operation-succeeded:rollback', 'mitigation')).toEqual([
      'roll-back',
      'run-synthetic-tests',
      'check-health-endpoints',
    ])
    expect(stepsTickedBy(builtin, 'probed:up', 'resolution')).toEqual(['run-full-synthetic-tests'])
  })

  it('of the team is ticked by people taking part', () => {
    expect(stepsTickedBy(builtin, 'notified:on-call')).toEqual(['notify-on-call'])
    expect(stepsTickedBy(builtin, 'acknowledged')).toEqual(['notify-on-call'])
    expect(stepsTickedBy(builtin, 'role-assigned:commander')).toEqual(['assign-commander'])
    expect(stepsTickedBy(builtin, 'role-assigned:scribe')).toEqual([])
  })
})

describe('a fact that a playbook waits for', () => {
  it.each([
    'resolved',
    'notified:cto',
    'command:/release',
    'command:/assign commander @alice',
    'probed:up@second',
  ])('may be %s', (fact) => {
    expect(tickFault(fact, ['second'], ['release', 'assign'])).toBeUndefined()
    expect(tickFault(fact, ['second'], undefined)).toBeUndefined()
  })

  it.each([
    '',
    'checked',
    'probed:sideways',
    'command:/',
    'command:release',
    'operation-succeeded:',
    '@second',
  ])('may not be %j', (fact) => {
    expect(tickFault(fact, ['second'], undefined)).toBeDefined()
  })
})
