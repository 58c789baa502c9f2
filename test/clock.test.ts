import { describe, expect, it } from '@jest/globals'
import { setByServer, systemClock } from '../src/clock.ts'

const now = Date.UTC(2026, 4, 1, 10)
const clock = () => setByServer({ ...systemClock, now: () => new Date(now) })
const header = (at: number): string => new Date(at).toUTCString()
const hour = 3_600_000

describe('a clock that hears what a server says', () => {
  it('is the machine’s own as long as the two agree to some seconds', () => {
    const some = clock()
    some.hear(header(now - 1_000), now - 200, now)
    some.hear(header(now + 4_000), now - 200, now)
    expect(some.now().getTime()).toBe(now)
  })

  it('follows the server if the machine is an hour ahead, or behind', () => {
    for (const off of [hour, -hour]) {
      const some = clock()
      some.hear(header(now - off), now - 200, now)
      expect(Math.abs(some.now().getTime() - (now - off))).toBeLessThanOrEqual(6_200)
    }
  })

  it('does not take an answer that was long on its way for a server that is behind', () => {
    const some = clock()
    some.hear(header(now - 60_000), now - 60_000, now)
    expect(some.now().getTime()).toBe(now)
  })

  it('comes back when the machine’s clock was set right', () => {
    let machine = now + hour
    const some = setByServer({ ...systemClock, now: () => new Date(machine) })
    some.hear(header(now), machine - 100, machine)
    machine = now
    some.hear(header(now), machine - 100, machine)
    expect(Math.abs(some.now().getTime() - now)).toBeLessThanOrEqual(6_100)
  })

  it('ignores what is no time', () => {
    const some = clock()
    some.hear(undefined, now, now)
    some.hear('yesterday', now, now)
    expect(some.now().getTime()).toBe(now)
  })
})
