import { describe, expect, it } from '@jest/globals'
import { typedText } from '../../src/causes/typed.ts'
import type { Invocation } from '../../src/incident/record.ts'
import type { OperationState } from '../../src/incident/state.ts'
import { toJoin } from '../../src/operations/join.ts'
import { rollbackCovers } from '../../src/operations/rollback/run.ts'

const running = '3f2c1a9b5d6e7f8091a2b3c4d5e6f70812345678'

/** A rollback that began at 10:00:30 and, unless told otherwise, ended well 5.698 s later. */
const operation = (about: Partial<OperationState> = {}): OperationState => ({
  id: 'other',
  command: '/rollback',
  title: 'rollback started',
  by: 'alice',
  startedAt: '2026-05-01T10:00:30.000Z',
  finishedAt: '2026-05-01T10:00:35.698Z',
  outcome: 'succeeded',
  running,
  steps: [],
  ...about,
})

/** What somebody asks for at a time, in GitHub's whole seconds. */
const asked = (line: string, second: number): Invocation => ({
  key: 'comment:987:1',
  cause: typedText(line),
  actor: { login: 'bob', kind: 'person' },
  at: `2026-05-01T10:00:${second}.000Z`,
})

/** Whether `/rollback TARGET` at a time joins another operation. */
function joins(other: OperationState, second = 35, target?: string): boolean {
  const invocation = asked(target === undefined ? '/rollback' : `/rollback ${target}`, second)
  const covers = rollbackCovers({ invocation }, target === undefined ? {} : { target })
  return toJoin(invocation, { operations: [other] }, covers) !== undefined
}

describe('a rollback', () => {
  it('joins any operation that is under way', () => {
    const { finishedAt: _, outcome: __, ...going } = operation()
    expect(joins(going, 59)).toBe(true)
    expect(joins(going, 59, 'v1.2')).toBe(true)
    expect(joins({ ...going, command: '/restore-variables' }, 59)).toBe(true)
  })

  it('joins one that ended well since it was asked for, for one more would go back too far', () => {
    expect(joins(operation(), 34)).toBe(true)
    expect(joins(operation(), 35)).toBe(true)
    expect(joins(operation(), 36)).toBe(false)
  })

  it('does not join one that failed', () => {
    expect(joins(operation({ outcome: 'failed' }))).toBe(false)
  })

  it('with a target joins what went there, or was asked for in the same words', () => {
    expect(joins(operation(), 35, running)).toBe(true)
    expect(joins(operation(), 35, running.slice(0, 7).toUpperCase())).toBe(true)
    expect(joins(operation({ command: '/rollback v1.2' }), 35, 'v1.2')).toBe(true)
    expect(joins(operation({ command: '/rollback 2' }), 35, '2')).toBe(true)
  })

  it('with another target is carried out', () => {
    expect(joins(operation(), 35, 'e3b41bb6fc325146f3975f242bf7b17013ccee40')).toBe(false)
    expect(joins(operation(), 35, 'v1.2')).toBe(false)
    // Three releases back, and no beginning of a sha.
    expect(joins(operation(), 35, '3')).toBe(false)
  })
})
