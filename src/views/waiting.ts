import { clockTime, duration } from './time.ts'

/** What a server asked us to wait, in milliseconds. */
type Wait = { readonly whose: string; readonly milliseconds: number }

/** A line of the log, while it is waited. */
export function waitingLine({ whose, milliseconds }: Wait, now: Date): string {
  const until = clockTime(new Date(now.getTime() + milliseconds))
  return `${whose} takes no more requests of us for now: waiting ${duration(milliseconds)}, until ${until}.`
}

/** A sentence in the reply: why it took so long. */
export function waitedNotice({ whose, milliseconds }: Wait): string {
  return `⏳ ${whose} took no more requests of us for a while: ${duration(milliseconds)} of this was spent waiting for its limit.`
}
