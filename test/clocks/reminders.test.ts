import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import type { PostMortemRecord, Ticket } from '../../src/incident/post-mortem.ts'
import { nextReminder, remindersDue, unsaid, withReminded } from '../../src/clocks/reminders.ts'

const day = 86_400_000
const followUp = 14 * day

const ticket = (number: number, date: string | undefined, done = false): Ticket => ({
  item: String(number),
  number,
  url: `https://github.com/acme/chatbot/issues/${number}`,
  title: `Mend part ${number}`,
  owners: ['bob'],
  done,
  by: 'test',
  unassigned: [],
  ...(date === undefined ? {} : { due: { text: date, date } }),
})

const record: PostMortemRecord = {
  schema: 1,
  claims: [],
  issue: { number: 43, url: 'https://github.com/acme/chatbot/issues/43' },
  dueAt: '2026-11-26T14:00:00.000Z',
  closedAt: '2026-11-26T12:00:00.000Z',
  tickets: [ticket(51, '2026-12-08'), ticket(52, undefined), ticket(53, '2026-12-01', true)],
}

const view = {
  now: new Date('2026-12-10T12:00:00.000Z'),
  postMortem: { number: 43, url: 'https://github.com/acme/chatbot/issues/43' },
  owner: 'carol',
}

const said = (at: string, about = record): string[] =>
  remindersDue(about, new Date(at), followUp).map((reminder) => {
    const { ticket, what } = reminder
    if (what === 'review') return reminder.words(view, reminder.at).headline
    return ticket === undefined ? what : `#${ticket.number} ${what}`
  })

describe('what is due', () => {
  it('is an open ticket two days before its date, on the day, and every week after', () => {
    expect(said('2026-12-06T08:59:00Z')).toEqual([])
    expect(said('2026-12-06T09:00:00Z')).toEqual(['#51 soon'])
    expect(said('2026-12-08T09:00:00Z')).toEqual(['#51 soon', '#51 today'])
    expect(said('2026-12-22T09:00:00Z')).toContain('#51 overdue')
    expect(said('2026-12-22T09:00:00Z').filter((text) => text === '#51 overdue')).toHaveLength(2)
  })

  it('is the follow-up review, with what is done and what is not', () => {
    expect(said('2026-12-10T12:00:00Z')).toContain(
      '**Follow-up review: 1 of 3 action items are done.** @carol decides what next.',
    )
  })

  it('is a post-mortem a day before, when its time is over, and every week after', () => {
    const { closedAt: _, ...open } = record
    expect(said('2026-11-25T14:00:00Z', open)).toEqual(['due'])
    expect(said('2026-12-03T14:00:00Z', open)).toEqual(['due', 'overdue', 'overdue'])
  })

  it('is the same, each thing once, however often one looks', () => {
    const start = Date.parse('2026-11-24T00:00:00Z')
    const looks = fc.uniqueArray(fc.integer({ min: 0, max: 90 * 24 * 60 }), { maxLength: 40 })
    fc.assert(
      fc.property(looks, (minutes) => {
        const end = 90 * 24 * 60
        const keys = [...minutes, end]
          .toSorted((a, b) => a - b)
          .map((minute) => remindersDue(record, new Date(start + minute * 60_000), followUp))
          .map((all) => all.map(({ key }) => key))
        const last = new Set(keys.at(-1))
        expect(last.size).toBe(keys.at(-1)?.length)
        for (const seen of keys) for (const key of seen) expect(last.has(key)).toBe(true)
      }),
    )
  })

  it('is said in the same words whether one looks every hour or every five', () => {
    const start = Date.parse('2026-11-24T00:00:00Z')
    const saidEvery = (hours: number): readonly string[] => {
      let about = record
      const keys: string[] = []
      for (let hour = 0; hour < 90 * 24; hour += hours) {
        const due = unsaid(about, new Date(start + hour * 3_600_000), followUp)
        keys.push(...due.map(({ key }) => key))
        about = withReminded(
          about,
          due.map(({ key }) => key),
        )
      }
      return keys
    }
    expect(saidEvery(1)).toEqual(saidEvery(5))
    expect(new Set(saidEvery(1)).size).toBe(saidEvery(1).length)
    expect(saidEvery(1).length).toBeGreaterThan(8)
  })

  it('is of each thing only the newest, after nobody has looked for a long time', () => {
    const due = unsaid(record, new Date('2027-01-20T00:00:00Z'), followUp)
    expect(due.map(({ what }) => what)).toEqual(['overdue', 'review'])
  })

  it('says when there is something to say again, and nothing where there never is', () => {
    const at = (now: string, about = record) => nextReminder(about, new Date(now), followUp)
    expect(at('2026-12-01T00:00:00Z')).toBe('2026-12-06T09:00:00.000Z')
    expect(at('2026-12-08T09:00:00Z')).toBe('2026-12-10T12:00:00.000Z')
    expect(at('2026-12-01T00:00:00Z', { ...record, tickets: [] })).toBeUndefined()
  })
})
