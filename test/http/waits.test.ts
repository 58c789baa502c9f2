import { describe, expect, it } from '@jest/globals'
import type { Wait } from '../../src/http/retry.ts'
import { openWaits } from '../../src/http/waits.ts'
import { waitedNotice, waitingLine } from '../../src/views/waiting.ts'

function opened() {
  const told: Wait[] = []
  return { told, waits: openWaits((wait) => told.push(wait)) }
}

describe('waiting for a server', () => {
  it('is said once for all requests that wait for the same limit', () => {
    const { told, waits } = opened()
    for (let index = 0; index < 10; index++) {
      waits.begin({ whose: 'GitHub', milliseconds: 40_000 + index })
    }
    expect(told).toEqual([{ whose: 'GitHub', milliseconds: 40_000 }])
    expect(waits.all()).toEqual([{ whose: 'GitHub', milliseconds: 40_000 }])
  })

  it('is said again where it lasts longer than was said, and counted once', () => {
    const { told, waits } = opened()
    waits.begin({ whose: 'GitHub', milliseconds: 20_000 })
    waits.begin({ whose: 'GitHub', milliseconds: 50_000 })
    waits.begin({ whose: 'Render', milliseconds: 5_000 })
    expect(told).toHaveLength(3)
    const [github, render] = waits.all()
    expect(github?.milliseconds).toBeGreaterThan(49_900)
    expect(github?.milliseconds).toBeLessThanOrEqual(50_001)
    expect(render).toEqual({ whose: 'Render', milliseconds: 5_000 })
  })

  it('for a moment is nothing to speak of', () => {
    const { told, waits } = opened()
    waits.begin({ whose: 'GitHub', milliseconds: 1_000 })
    expect([told, waits.all()]).toEqual([[], []])
  })

  it('says whose, how long and until when', () => {
    const wait = { whose: 'GitHub', milliseconds: 43_000 }
    expect(waitingLine(wait, new Date('2026-11-30T14:05:11Z'))).toBe(
      'GitHub takes no more requests of us for now: waiting 43 seconds, until 14:05 UTC.',
    )
    expect(waitedNotice(wait)).toContain('43 seconds of this was spent waiting')
  })
})
