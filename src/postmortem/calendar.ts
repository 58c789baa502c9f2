import { weekdays, type PostMortemConfig } from '../config/post-mortem.ts'
import { daysAfter, momentOf, wallTime } from './zone.ts'

type Days = Pick<PostMortemConfig, 'business-days' | 'time-zone'>

/** When a post-mortem is due: so many milliseconds after the resolution, of which only business days count. */
export function dueAt(resolvedAt: Date, within: number, config: Days): Date {
  let left = within
  let at = resolvedAt
  // A year of days off would be a mistake in the configuration.
  for (let days = 0; days < 400; days++) {
    const midnight = nextMidnight(at, config['time-zone'])
    if (isBusinessDay(at, config)) {
      const room = midnight.getTime() - at.getTime()
      if (left <= room) return new Date(at.getTime() + left)
      left -= room
    }
    at = midnight
  }
  return new Date(resolvedAt.getTime() + within)
}

/** Milliseconds that people have at least before the meeting: nobody meets at the end of the same night. */
const rest = 12 * 3_600_000

/**
 * When the meeting is proposed: at the configured time of the first business day that leaves people a
 * night, and is not after the day when the post-mortem is due; else an hour before that.
 */
export function meetingAt(
  resolvedAt: Date,
  due: Date,
  config: Days & Pick<PostMortemConfig, 'meeting'>,
): Date {
  const zone = config['time-zone']
  const first = wallTime(resolvedAt, zone).date
  for (let day = 0; day < 400; day++) {
    const at = momentOf(daysAfter(first, day), config.meeting, zone)
    if (at > due) break
    if (at.getTime() - resolvedAt.getTime() >= rest && isBusinessDay(at, config)) return at
  }
  return new Date(due.getTime() - 3_600_000)
}

function isBusinessDay(at: Date, config: Days): boolean {
  const name = weekdays[wallTime(at, config['time-zone']).weekday]
  return name !== undefined && config['business-days'].includes(name)
}

function nextMidnight(at: Date, zone: string): Date {
  const next = momentOf(daysAfter(wallTime(at, zone).date, 1), '00:00', zone)
  // Where clocks are set at midnight, the computed moment may not lie ahead.
  return next > at ? next : new Date(at.getTime() + 3_600_000)
}

export type Invitation = {
  /** The same for every version of the same meeting. */
  readonly id: string
  readonly title: string
  readonly text: string
  readonly url: string
  readonly at: Date
  readonly minutes: number
  /** When it was made. */
  readonly now: Date
}

/** A calendar file with one event. (RFC 5545.) */
export function calendarFile({ id, title, text, url, at, minutes, now }: Invitation): string {
  const end = new Date(at.getTime() + minutes * 60_000)
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//outage-playbook//post-mortem//EN',
    'METHOD:PUBLISH',
    'BEGIN:VEVENT',
    `UID:${id}`,
    `DTSTAMP:${stamp(now)}`,
    `DTSTART:${stamp(at)}`,
    `DTEND:${stamp(end)}`,
    `SUMMARY:${escaped(title)}`,
    `DESCRIPTION:${escaped(text)}`,
    `URL:${url}`,
    'END:VEVENT',
    'END:VCALENDAR',
  ]
  return lines.flatMap(folded).join('\r\n')
}

function stamp(at: Date): string {
  return at.toISOString().replaceAll(/[-:]|\.\d{3}/g, '')
}

function escaped(text: string): string {
  return text.replaceAll(/[\\;,]/g, String.raw`\$&`).replaceAll(/\r?\n/g, String.raw`\n`)
}

/** At most 75 bytes a line; a line that goes on begins with a blank. */
function folded(line: string): string[] {
  const lines: string[] = []
  let left = ''
  for (const sign of line) {
    if (Buffer.byteLength(left + sign) > 73) {
      lines.push(left)
      left = ' '
    }
    left += sign
  }
  return [...lines, left]
}
