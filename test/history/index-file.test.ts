import { describe, expect, it } from '@jest/globals'
import { systemClock } from '../../src/clock.ts'
import { catchUp, indexIncident } from '../../src/history/index-file.ts'
import type { IncidentEvent } from '../../src/incident/events.ts'
import type { ListedRecord, RecordStore } from '../../src/ports.ts'
import { openRecord } from '../../src/records/file.ts'
import { memoryRecords } from '../../src/records/memory.ts'
import { indexShape } from '../../src/records/index-shape.ts'
import { postMortemShape } from '../../src/records/post-mortem-shape.ts'
import { archiveShape } from '../../src/records/shapes.ts'
import { actionItemsOf } from '../../src/incident/action-line.ts'

const clock = systemClock

/** A store that counts what it is asked. */
function counting(store: RecordStore): RecordStore & { asked: number } {
  const counted = {
    ...store,
    asked: 0,
    load: (key: string) => (counted.asked++, store.load(key)),
    list: (prefix: string) => (counted.asked++, store.list(prefix)),
    loadMany: (listed: readonly ListedRecord[]) => (counted.asked++, store.loadMany(listed)),
  }
  return counted
}

const base = { at: '2026-05-01T10:00:00.000Z', actor: 'alice' }

async function archive(records: RecordStore, number: number, title = 'Down') {
  const events: IncidentEvent[] = [
    {
      ...base,
      id: 'a',
      type: 'declared',
      title,
      severity: 'P1',
      trigger: { kind: 'person', summary: '' },
    },
    {
      ...base,
      id: 'b',
      type: 'issue-opened',
      issue: number,
      link: `https://example.com/${number}`,
    },
    { ...base, id: 'c', at: '2026-05-01T11:00:00.000Z', type: 'resolved', cause: 'disk' },
  ]
  const incident = { id: `comment:${number}:1`, service: 'chat', environment: 'production', events }
  const file = await openRecord(records, archiveShape(number), clock)
  await file.update(() => ({ schema: 1, incident }), 'Close')
  return file
}

const numbers = async (records: RecordStore): Promise<readonly number[]> =>
  (await openRecord(records, indexShape, clock)).value.lines.map(({ number = 0 }) => number)

describe('the index of incidents', () => {
  it('has every incident once, however many are closed at a time and however often', async () => {
    const records = memoryRecords()
    const files = await Promise.all([3, 1, 2, 9, 8].map((number) => archive(records, number)))
    await Promise.all([...files, ...files].map((file) => indexIncident({ records, clock }, file)))
    expect(await numbers(records)).toEqual([1, 2, 3, 8, 9])
  })

  it('is made of incidents that were there before it, and of those that it missed', async () => {
    const records = memoryRecords()
    await archive(records, 1)
    await indexIncident({ records, clock }, await archive(records, 2))
    expect(await numbers(records)).toEqual([2])
    const { index, missing } = await catchUp({ records, clock })
    expect(index.lines.map(({ number }) => number)).toEqual([1, 2])
    expect(missing).toBe(0)
  })

  it('follows an incident that has changed', async () => {
    const records = memoryRecords()
    await archive(records, 1)
    await catchUp({ records, clock })
    await archive(records, 1, 'Down again')
    expect((await catchUp({ records, clock })).index.lines).toMatchObject([{ title: 'Down again' }])
  })

  it('costs two questions where it is right, however many incidents there are', async () => {
    const records = counting(memoryRecords())
    for (const number of [1, 2, 3, 4, 5, 6, 7, 8]) await archive(records, number)
    await catchUp({ records, clock })
    records.asked = 0
    await catchUp({ records, clock })
    expect(records.asked).toBe(2)
  })

  it('is made anew where it says what is not so', async () => {
    const records = memoryRecords()
    await archive(records, 1)
    const { lines } = (await catchUp({ records, clock })).index
    const file = await openRecord(records, indexShape, clock)
    const [line] = lines
    const invented = line ? [{ ...line, number: 77 }] : []
    await file.update((index) => ({ ...index, lines: [...index.lines, ...invented] }), 'By hand')
    await catchUp({ records, clock }, true)
    expect(await numbers(records)).toEqual([1])
  })

  it('is read in bulk where it lacks many, and in several runs where they are too many for one', async () => {
    const records = counting(memoryRecords())
    for (let number = 1; number <= 5_010; number++) await archive(records, number)
    records.asked = 0
    expect((await catchUp({ records, clock })).missing).toBe(10)
    expect(records.asked).toBeLessThan(40)
    expect(await catchUp({ records, clock })).toMatchObject({ missing: 0 })
    expect(await numbers(records)).toHaveLength(5_010)
  })

  it('lists the others where a record is not what we write, and says which', async () => {
    const records = memoryRecords()
    await archive(records, 1)
    await records.save('incidents/0002', { schema: 1, incident: 'gone' }, undefined, 'By hand')
    const { index, damaged } = await catchUp({ records, clock })
    expect(index.lines.map(({ number }) => number)).toEqual([1])
    expect(damaged).toEqual([expect.stringContaining('`incidents/0002.json` is not what we write')])
  })

  it('counts action items of post-mortems that are open, and overdue the day after', async () => {
    const records = counting(memoryRecords())
    const ticket = { item: 'a', number: 7, url: '', title: 'Add a disk', owners: [], by: '' }
    const due = (date: string) => ({ due: { text: date, date } })
    const open = { ...ticket, done: false, unassigned: [] }
    const file = await openRecord(records, postMortemShape(1), clock)
    const tickets = [open, { ...open, ...due('2026-05-01') }, { ...open, ...due('2026-05-03') }]
    await file.update((record) => ({ ...record, tickets }), 'File')
    const at = new Date('2026-05-02T10:00:00Z')
    const items = async () => {
      const { index } = await catchUp({ records, clock })
      return actionItemsOf(index.actions ?? [], at)
    }
    expect(await items()).toEqual({ open: 3, overdue: 1 })
    await file.update(
      (record) => ({ ...record, tickets: tickets.map((one) => ({ ...one, done: true })) }),
      'Done',
    )
    expect(await items()).toEqual({ open: 0, overdue: 0 })
    records.asked = 0
    await items()
    expect(records.asked).toBe(2)
  })
})
