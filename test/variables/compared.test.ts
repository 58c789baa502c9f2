import { describe, expect, it } from '@jest/globals'
import { snapshotsCompared } from '../../src/operations/variables/compare.ts'
import type { Snapshot, SnapshotEntry } from '../../src/variables/snapshot.ts'

function snapshot(variables: readonly SnapshotEntry[], key = 'k1'): Snapshot {
  return {
    ...{ schema: 1, id: 's', service: 'shop', environment: 'production', kind: 'release' },
    ...{ at: '2026-05-01T10:00:00.000Z', key, variables, age: '' },
  } as unknown as Snapshot
}

const monday = '2026-04-27T09:00:00.000Z'
const tuesday = '2026-04-28T09:00:00.000Z'
const same = { added: [], changed: [], removed: [], unknown: [] }

describe('two snapshots', () => {
  it('differ by what stands for the values, where they were digested with the same key', () => {
    const before = [{ name: 'A', digest: '1' }]
    const after = [{ name: 'A', digest: '2' }]
    expect(snapshotsCompared(snapshot(before), snapshot(before))).toEqual(same)
    expect(snapshotsCompared(snapshot(before), snapshot(after)).changed).toEqual(['A'])
    expect(snapshotsCompared(snapshot(before), snapshot(after, 'k2')).unknown).toEqual(['A'])
  })

  it('differ by when a value was written that nobody can read, where the store says so', () => {
    const written = (changedAt: string) => snapshot([{ name: 'A', changedAt }])
    expect(snapshotsCompared(written(monday), written(monday))).toEqual(same)
    expect(snapshotsCompared(written(monday), written(tuesday)).changed).toEqual(['A'])
    expect(snapshotsCompared(snapshot([{ name: 'A' }]), written(tuesday)).unknown).toEqual(['A'])
  })

  it('are not compared where one has a value, and the other a time', () => {
    const read = snapshot([{ name: 'A', digest: '1', changedAt: monday }])
    const unread = snapshot([{ name: 'A', changedAt: tuesday }])
    expect(snapshotsCompared(read, unread)).toEqual({ ...same, unknown: ['A'] })
  })
})
