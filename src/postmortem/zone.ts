/** A moment as a clock on the wall shows it. */
export type WallTime = {
  /** `2026-03-02`. */
  readonly date: string
  /** 0 is Sunday. */
  readonly weekday: number
  readonly hour: number
  readonly minute: number
}

/** What clocks in a time zone show at a moment. */
export function wallTime(at: Date, zone: string): WallTime {
  const shown = new Date(at.getTime() + offsetOf(at, zone))
  return {
    date: shown.toISOString().slice(0, 10),
    weekday: shown.getUTCDay(),
    hour: shown.getUTCHours(),
    minute: shown.getUTCMinutes(),
  }
}

/** The moment at which clocks in a time zone show a date and a time, `10:00`. */
export function momentOf(date: string, time: string, zone: string): Date {
  const shown = Date.parse(`${date}T${time}:00Z`)
  // Near a change of the clocks the offset before the correction may be another than after it.
  const guess = new Date(shown - offsetOf(new Date(shown), zone))
  return new Date(shown - offsetOf(guess, zone))
}

/** The date some days later. */
export function daysAfter(date: string, days: number): string {
  const day = new Date(`${date}T00:00:00Z`)
  day.setUTCDate(day.getUTCDate() + days)
  return day.toISOString().slice(0, 10)
}

/** Milliseconds that clocks in a time zone are ahead of UTC at a moment. */
function offsetOf(at: Date, zone: string): number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]))
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = (
    ['year', 'month', 'day', 'hour', 'minute', 'second'] as const
  ).map((part) => parts.get(part) ?? 0)
  return (
    Date.UTC(year, month - 1, day, hour, minute, second) - Math.trunc(at.getTime() / 1_000) * 1_000
  )
}
