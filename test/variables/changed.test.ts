import { describe, expect, it } from '@jest/globals'
import { changedIn } from '../../src/variables/changed.ts'

const between = { earliest: '2026-05-01T10:00:00.400Z', latest: '2026-05-01T12:00:00.000Z' }
const changed = (...names: string[]) => ({ added: [], changed: names, removed: [] })

describe('when variables were changed', () => {
  it('is what the store says', () => {
    const after = [
      { name: 'A', changedAt: '2026-05-01T11:00:00.000Z' },
      { name: 'B', changedAt: '2026-05-01T11:30:00.000Z' },
      { name: 'C', changedAt: '2026-05-01T11:59:00.000Z' },
    ]
    expect(changedIn(changed('A'), after, between)).toEqual({
      earliest: '2026-05-01T11:00:00.000Z',
      latest: '2026-05-01T11:00:00.000Z',
    })
    expect(changedIn({ ...changed('A'), added: ['B'] }, after, between)).toEqual({
      earliest: '2026-05-01T11:00:00.000Z',
      latest: '2026-05-01T11:30:00.000Z',
    })
  })

  it('may be in the second of the first moment, as stores cut their times', () => {
    const after = [{ name: 'A', changedAt: '2026-05-01T10:00:00.000Z' }]
    expect(changedIn(changed('A'), after, between).latest).toBe('2026-05-01T10:00:00.000Z')
  })

  it('is any time between where the store does not say, or what it says cannot be', () => {
    expect(changedIn(changed('A'), [{ name: 'A' }], between)).toEqual(between)
    const told = [{ name: 'A', changedAt: '2026-05-01T11:00:00.000Z' }]
    expect(changedIn({ ...changed('A'), removed: ['B'] }, told, between)).toEqual(between)
    const before = [{ name: 'A', changedAt: '2026-05-01T09:00:00.000Z' }]
    expect(changedIn(changed('A'), before, between)).toEqual(between)
    const after = [{ name: 'A', changedAt: '2026-05-01T13:00:00.000Z' }]
    expect(changedIn(changed('A'), after, between)).toEqual(between)
  })
})
