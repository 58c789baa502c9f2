import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Probe } from '../../src/ports.ts'

/** One service in several conditions, and a probe of the adapter for each. */
export type ProbeWorld = {
  readonly up: Probe
  readonly down: Probe
  /** Asks something that never answers; its own timeout is at least ten seconds. */
  readonly hanging: Probe
  /** Cannot even ask, for a reason of its own. */
  readonly broken: Probe
  /** Uses `secret`, and the service shows it in a wrong answer. */
  readonly leaking: Probe
  readonly secret: string
  close(): Promise<void>
}

/** What every probe owes to those who ask it. */
export function probeContract(name: string, open: () => Promise<ProbeWorld>): void {
  describe(`${name}, as a probe`, () => {
    let world: ProbeWorld
    beforeAll(async () => {
      world = await open()
    })
    afterAll(() => world.close())

    const never = () => new AbortController().signal

    it('says up of a service that is up', async () => {
      expect(await world.up.check(never())).toMatchObject({ verdict: 'up' })
    })

    it('says down, and why, of a service that is down', async () => {
      const result = await world.down.check(never())
      expect(result.verdict).toBe('down')
      expect(result.detail).not.toBe('')
    })

    it('says unknown, and why, where it cannot ask', async () => {
      const result = await world.broken.check(never())
      expect(result.verdict).toBe('unknown')
      expect(result.detail).not.toBe('')
    })

    it('says which probe it is, when it asked, and how long that took', async () => {
      const before = Date.now()
      const result = await world.up.check(never())
      expect(result.probe).toBe(world.up.name)
      expect(result.milliseconds).toBeGreaterThanOrEqual(0)
      expect(Date.parse(result.at)).toBeGreaterThanOrEqual(before)
      expect(result.at).toMatch(/Z$/)
    })

    it('gives up at once when the signal is aborted', async () => {
      const controller = new AbortController()
      const begin = performance.now()
      setTimeout(() => controller.abort(new Error('enough')), 50)
      expect(await world.hanging.check(controller.signal)).toMatchObject({ verdict: 'unknown' })
      expect(performance.now() - begin).toBeLessThan(2_000)
    })

    it('does not begin when the signal was aborted before', async () => {
      const result = await world.up.check(AbortSignal.abort(new Error('enough')))
      expect(result.verdict).toBe('unknown')
    })

    it('never shows a secret', async () => {
      const result = await world.leaking.check(never())
      expect(result.verdict).toBe('down')
      expect(JSON.stringify(result)).not.toContain(world.secret)
    })
  })
}
