import { casual } from 'chrono-node/en'

const day = 86_400_000

/**
 * When somebody means, seen from `now`: `14:05` (the last one there was), `10 minutes ago`,
 * `yesterday 9pm`, `2026-03-02 14:05`, `14:05 CET`. UTC where no zone is given. Nothing where the
 * text is not a time from its first to its last character.
 */
export function readWhen(text: string, now: Date): Date | undefined {
  const wanted = text.trim()
  const [found, ...others] = casual.parse(wanted, { instant: now, timezone: 'UTC' })
  if (found === undefined || others.length > 0 || found.end) return undefined
  if (found.index !== 0 || found.text.length !== wanted.length) return undefined
  const { start } = found
  const at = start.date()
  if (Number.isNaN(at.getTime())) return undefined
  const isTimeOnly = !start.isCertain('day') && !start.isCertain('weekday')
  // A time later than now is yesterday's: nobody notes what is to come.
  return isTimeOnly && at > now ? new Date(at.getTime() - day) : at
}
