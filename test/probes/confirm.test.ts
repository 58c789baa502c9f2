import { describe, expect, it } from '@jest/globals'
import type { Clock, Verdict } from '../../src/ports.ts'
import { confirm, type ConfirmOptions } from '../../src/probes/confirm.ts'

/** A clock on which sleeping costs nothing but the time on it. */
function fakeClock(): Clock {
  let now = Date.parse('2026-03-02T14:00:00.000Z')
  return {
    now: () => new Date(now),
    sleep: async (ms, signal) => {
      signal?.throwIfAborted()
      now += ms
    },
  }
}

/** Plays the verdicts one a round, the last one for ever. */
function play(verdicts: readonly Verdict[], changes: Partial<ConfirmOptions> = {}) {
  const progress: string[] = []
  let asked = 0
  const settled = confirm({
    check: async () => {
      const verdict = verdicts[Math.min(asked, verdicts.length - 1)] ?? 'unknown'
      asked += 1
      return { verdict, results: [], reasons: [`round ${asked}`] }
    },
    clock: fakeClock(),
    confirm: { failures: 3, successes: 2, every: 10_000 },
    signal: new AbortController().signal,
    onResult: (round) => progress.push(round.progress),
    ...changes,
  })
  return { settled, progress }
}

describe('confirming health', () => {
  it('takes as many consecutive good checks as the configuration says', async () => {
    const { settled, progress } = play(['up', 'down', 'up', 'up'])
    expect(await settled).toMatchObject({ verdict: 'up', confirmed: true, rounds: 4 })
    expect(progress).toEqual([
      '1 of 2 good checks',
      '1 of 3 bad checks',
      '1 of 2 good checks',
      '2 of 2 good checks',
    ])
  })

  it.each(['down', 'degraded', 'unknown'] as const)(
    'settles on %s after as many bad ones',
    async (verdict) => {
      const { settled } = play(['up', verdict])
      expect(await settled).toMatchObject({ verdict, confirmed: true, rounds: 4 })
    },
  )

  it('follows the last round that saw the service', async () => {
    expect(await play(['down', 'degraded', 'unknown']).settled).toMatchObject({
      verdict: 'degraded',
      reasons: ['round 2'],
    })
    expect(await play(['unknown', 'down', 'unknown']).settled).toMatchObject({ verdict: 'down' })
  })

  it('stops at the deadline with what it knows, and says that it is not confirmed', async () => {
    const deadline = new Date('2026-03-02T14:00:15.000Z')
    const bad = play(['down'], { deadline })
    expect(await bad.settled).toMatchObject({ verdict: 'down', confirmed: false, rounds: 2 })
    const good = play(['down', 'up'], { deadline })
    expect(await good.settled).toMatchObject({ verdict: 'unknown', confirmed: false })
    expect((await good.settled).reasons[0]).toBe('time is up at 1 of 2 good checks')
  })

  it('ends with the reason of the signal', async () => {
    const controller = new AbortController()
    const { settled } = play(['up', 'down'], {
      signal: controller.signal,
      onResult: () => controller.abort(new Error('cancelled by alice')),
    })
    await expect(settled).rejects.toThrow('cancelled by alice')
  })
})
