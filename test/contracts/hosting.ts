import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Deployment, DeployRequest } from '../../src/ports.ts'
import type { HostingAdapter } from '../../src/hosting/descriptor.ts'

/** A hosting with something to deploy, and a look at what runs there. */
export type HostingWorld = {
  readonly hosting: HostingAdapter
  /** Commits that deploy, oldest first: at least two. */
  readonly good: readonly string[]
  /** A commit that does not. */
  readonly failing: string
  /** A commit whose deployment goes on for at least ten seconds. */
  readonly slow: string
  /** True where a deployment that is asked for ends the one that goes on. */
  readonly replaces?: boolean
  /** Full sha of the commit that runs now. */
  running(): Promise<string>
  close(): Promise<void>
}

const never = (): AbortSignal => new AbortController().signal
const silent = (): void => undefined

/** What every hosting owes to those who deploy by it. */
export function hostingContract(name: string, open: () => Promise<HostingWorld>): void {
  describe(`${name}, as a hosting`, () => {
    let world: HostingWorld
    beforeAll(async () => {
      world = await open()
    })
    afterAll(() => world.close())

    const request = (sha: string, operation = 'a1b2c3d4'): DeployRequest => ({
      sha,
      operation,
      reason: 'rolling back',
    })
    const deploy = (sha: string, operation?: string): Promise<Deployment> =>
      world.hosting.deploy(request(sha, operation))

    it('runs exactly the commit that was asked for, older or newer', async () => {
      for (const sha of [...world.good, ...world.good.toReversed()]) {
        const deployment = await deploy(sha)
        const result = await world.hosting.wait(deployment, silent, never())
        expect(result.status).toBe('live')
        expect(await world.running()).toBe(sha)
      }
    })

    it('says that a deployment failed, why, and leaves what ran before', async () => {
      const before = await world.running()
      const result = await world.hosting.wait(await deploy(world.failing), silent, never())
      expect(result.status).toBe('failed')
      expect(result.detail).toMatch(/\S/)
      expect(await world.running()).toBe(before)
    })

    it('tells several deployments apart', async () => {
      const [one, two] = [await deploy(world.failing), await deploy(world.good[0] ?? '')]
      expect(one.id).not.toBe(two.id)
      expect(await world.hosting.wait(two, silent, never())).toMatchObject({ status: 'live' })
      const { status } = await world.hosting.wait(one, silent, never())
      expect(['failed', ...(world.replaces ? ['cancelled'] : [])]).toContain(status)
    })

    it('says what it is doing while one waits', async () => {
      const said: string[] = []
      await world.hosting.wait(
        await deploy(world.good[0] ?? ''),
        (text) => said.push(text),
        never(),
      )
      expect(said.length).toBeGreaterThan(0)
      for (const text of said) expect(text).toMatch(/^[a-z][^\n]*$/)
    })

    it('gives a deployment that survives JSON, to wait for it from another run', async () => {
      const deployment: unknown = JSON.parse(JSON.stringify(await deploy(world.good[1] ?? '')))
      const result = await world.hosting.wait(deployment as Deployment, silent, never())
      expect(result.status).toBe('live')
    })

    it('stops waiting when it is told to, with the reason', async () => {
      const deployment = await deploy(world.slow)
      const stop = new AbortController()
      const begin = performance.now()
      setTimeout(() => stop.abort(new Error('cancelled by bob')), 100)
      const waiting = world.hosting.wait(deployment, silent, stop.signal)
      await expect(waiting).rejects.toThrow('cancelled by bob')
      expect(performance.now() - begin).toBeLessThan(5_000)
      await world.hosting.cancel?.(deployment)
    })
  })
}
