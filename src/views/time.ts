import prettyMs from 'pretty-ms'

const units: Readonly<Record<string, string>> = {
  ms: 'ms',
  s: 's',
  m: 'min',
  h: 'h',
  d: 'd',
  y: 'y',
}
const day = 86_400_000

/** `12 minutes`, `1 hour 5 minutes`, `40 seconds`; the two largest units. */
export function duration(ms: number): string {
  if (!(ms >= 1_000)) return 'less than a second'
  return prettyMs(whole(ms), { verbose: true, unitCount: 2, secondsDecimalDigits: 0 })
}

/** `12 min`, `4 h`, `1 h 5 min`, `41 s`, `0.4 s`. */
export function short(ms: number): string {
  const exact = Number.isFinite(ms) ? Math.max(0, ms) : 0
  if (exact < 100) return `${Math.round(exact)} ms`
  const text =
    exact < 60_000
      ? prettyMs(exact < 10_000 ? exact : whole(exact), {
          secondsDecimalDigits: 1,
          subSecondsAsDecimals: true,
        })
      : prettyMs(whole(exact), { unitCount: 2 })
  return text.replaceAll(/(\d)([a-z]+)/g, (_, digit: string, unit: string) => {
    return `${digit} ${units[unit] ?? unit}`
  })
}

/** `14:05 UTC`. */
export function clockTime(at: string | Date): string {
  return `${iso(at).slice(11, 16)} UTC`
}

/** `14:05:11`, for a table that says UTC in its head. */
export function exactTime(at: string | Date): string {
  return iso(at).slice(11, 19)
}

/** `2026-03-02`. */
export function date(at: string | Date): string {
  return iso(at).slice(0, 10)
}

/** `14:05 UTC` today, `Monday 09:14 UTC` this week, `2 March 2026, 09:14 UTC` before that. */
export function moment(at: string | Date, now: Date): string {
  const then = new Date(iso(at))
  if (date(then) === date(now)) return clockTime(then)
  const isRecent = Math.abs(now.getTime() - then.getTime()) < 6 * day
  const options = isRecent
    ? ({ weekday: 'long' } as const)
    : ({ day: 'numeric', month: 'long', year: 'numeric' } as const)
  const name = new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC' }).format(then)
  return `${name}${isRecent ? '' : ','} ${clockTime(then)}`
}

/** Milliseconds from one moment to the other. */
export function between(from: string | Date, to: string | Date): number {
  return new Date(iso(to)).getTime() - new Date(iso(from)).getTime()
}

/** `20 seconds ago`. */
export function ago(at: string | Date, now: Date): string {
  const ms = between(at, now)
  return ms < 1_000 ? 'just now' : `${duration(ms)} ago`
}

/** Whole seconds, and whole minutes from the first minute on; never negative. */
function whole(ms: number): number {
  if (!Number.isFinite(ms) || ms <= 0) return 0
  const unit = ms < 60_000 ? 1_000 : ms < day ? 60_000 : 3_600_000
  return Math.floor(ms / unit) * unit
}

function iso(at: string | Date): string {
  const then = new Date(at)
  return Number.isNaN(then.getTime()) ? new Date(0).toISOString() : then.toISOString()
}
