import { describe, expect, it } from '@jest/globals'
import { weekdays } from '../../src/config/post-mortem.ts'
import { calendarFile, dueAt, meetingAt } from '../../src/postmortem/calendar.ts'

const hours = 3_600_000
const always = { 'time-zone': 'UTC', 'business-days': [...weekdays], meeting: '10:00' }
const berlin = {
  'time-zone': 'Europe/Berlin',
  'business-days': ['mon', 'tue', 'wed', 'thu', 'fri'] as const,
  meeting: '10:00',
}
const days = { ...berlin, 'business-days': [...berlin['business-days']] }

describe('a post-mortem', () => {
  it('is due 48 hours after the resolution', () => {
    const due = dueAt(new Date('2026-11-24T14:05:00Z'), 48 * hours, always)
    expect(due.toISOString()).toBe('2026-11-26T14:05:00.000Z')
  })

  it('is due on Tuesday afternoon, where it was Friday afternoon and weekends do not count', () => {
    const due = dueAt(new Date('2026-11-27T14:00:00Z'), 48 * hours, days)
    expect(due.toISOString()).toBe('2026-12-01T14:00:00.000Z')
  })

  it('begins to be due at Monday’s midnight in the zone, where it was resolved on a Sunday', () => {
    const due = dueAt(new Date('2026-11-29T12:00:00Z'), 24 * hours, days)
    expect(due.toISOString()).toBe('2026-11-30T23:00:00.000Z')
  })

  it('counts the hours of the day when clocks are set back', () => {
    const due = dueAt(new Date('2026-10-24T22:00:00Z'), 25 * hours, {
      ...days,
      'business-days': [...weekdays],
    })
    expect(due.toISOString()).toBe('2026-10-25T23:00:00.000Z')
  })
})

describe('its meeting', () => {
  it('is at the time of day of the first business day that leaves people a night', () => {
    const resolved = new Date('2026-11-27T03:00:00Z')
    const due = dueAt(resolved, 48 * hours, days)
    expect(meetingAt(resolved, due, days).toISOString()).toBe('2026-11-30T09:00:00.000Z')
  })

  it('is an hour before it is due, where that leaves no such time', () => {
    const resolved = new Date('2026-11-24T08:00:00Z')
    const due = new Date('2026-11-24T12:00:00Z')
    expect(meetingAt(resolved, due, always).toISOString()).toBe('2026-11-24T11:00:00.000Z')
  })
})

describe('the calendar file', () => {
  const file = calendarFile({
    id: 'post-mortem-42@github.com',
    title: 'Post-mortem: chatbot, production; incident #42',
    text: `${'Überlänge '.repeat(20)}\nend`,
    url: 'https://github.com/acme/chatbot/issues/42',
    at: new Date('2026-11-25T10:00:00Z'),
    minutes: 60,
    now: new Date('2026-11-24T12:00:00Z'),
  })

  it('holds one event of an hour, in UTC', () => {
    expect(file).toMatch(/^BEGIN:VCALENDAR\r\nVERSION:2\.0\r\n/)
    expect(file).toContain('\r\nDTSTART:20261125T100000Z\r\nDTEND:20261125T110000Z\r\n')
    expect(file).toContain(String.raw`SUMMARY:Post-mortem: chatbot\, production\; incident #42`)
  })

  it('has no line above 75 bytes, and is whole when they are joined', () => {
    for (const line of file.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
    expect(file.replaceAll('\r\n ', '')).toContain(String.raw`Überlänge \nend`)
  })
})
