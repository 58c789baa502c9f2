import { setTimeout as wait } from 'node:timers/promises'
import type { Clock } from './ports.ts'

/** The machine's own time. */
export const systemClock: Clock = {
  now: () => new Date(),
  async sleep(ms, signal) {
    try {
      await wait(ms, undefined, signal ? { signal } : {})
    } catch (error) {
      signal?.throwIfAborted()
      throw error
    }
  },
}

/** A Clock that learns from the answers of a server how far it is ahead or behind. */
export type SetClock = Clock & {
  /**
   * Learns from one answer: the machine's time in milliseconds when it was asked for and when it
   * came, and its `Date` header (RFC 9110, 6.6.1: whole seconds, so up to one second late).
   */
  hear(date: string | undefined, asked: number, came: number): void
}

/** Milliseconds of difference that are left alone: answers may have waited before they were read. */
const tolerance = 5_000

/**
 * The machine's time, put right where a server's answers show that it is wrong by more than some
 * seconds. Records are shared: a laptop whose clock is ahead must not date what happens in them.
 */
export function setByServer(clock: Clock): SetClock {
  let ahead = 0
  return {
    now: () => new Date(clock.now().getTime() + ahead),
    sleep: clock.sleep,
    hear(date, asked, came) {
      const said = Date.parse(date ?? '')
      if (Number.isNaN(said)) return
      const least = said - came - tolerance
      const most = said + 1_000 - asked + tolerance
      ahead = Math.min(Math.max(ahead, least), most)
    },
  }
}
