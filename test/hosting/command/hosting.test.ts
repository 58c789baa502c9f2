import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'
import type { HostingAdapter } from '../../../src/hosting/descriptor.ts'
import { commandHosting } from '../../../src/hosting/command/hosting.ts'
import type { DeployResult } from '../../../src/ports.ts'
import { hostingContract } from '../../contracts/hosting.ts'
import { openCheckout, works, type Checkout } from './checkout.ts'

const node = JSON.stringify(process.execPath)
const forever = 'setInterval(() => {}, 1_000)'

function hostingOf(
  checkout: Checkout,
  deploy = `${node} deploy.cjs {sha}`,
  timeout = 20_000,
  log: (line: string) => void = () => undefined,
): HostingAdapter {
  const { workspace, env: environment } = checkout
  return commandHosting({ provider: 'command', deploy, timeout }, { workspace, environment, log })
}

hostingContract('a command', async () => {
  const checkout = await openCheckout()
  const one = await checkout.commit(works)
  const two = await checkout.commit(`${works} // again`)
  const failing = await checkout.commit(`console.error('no such table'); process.exit(3)`)
  const slow = await checkout.commit(forever)
  await checkout.checkout()
  const { running, close } = checkout
  return { hosting: hostingOf(checkout), good: [one, two], failing, slow, running, close }
})

let checkout: Checkout
beforeAll(async () => {
  checkout = await openCheckout()
  await checkout.commit(works)
  await checkout.checkout()
})
afterAll(() => checkout.close())

/** Deploys a commit of this script, and waits for the end. */
async function deployed(script: string, hosting = hostingOf(checkout)): Promise<DeployResult> {
  const sha = await checkout.commit(script)
  const deployment = await hosting.deploy({ sha, operation: 'a1b2c3d4', reason: 'why' })
  return hosting.wait(deployment, () => undefined, new AbortController().signal)
}

describe('a deploy command', () => {
  it('runs in a folder that holds the commit, and nothing is left of it', async () => {
    const result = await deployed(`${works}; console.log(process.cwd())`)
    const folder = result.detail?.split('\n').at(-1) ?? ''
    expect(result.status).toBe('live')
    expect(folder).toMatch(/outage-deploy-/)
    expect(existsSync(folder)).toBe(false)
    expect(await checkout.worktrees()).toBe(0)
  })

  it.each(['--upload-pack=touch x', 'main', 'HEAD~1', '', `${'a'.repeat(40)} --force`])(
    'is given nothing but commits: not %j',
    async (sha) => {
      const hosting = hostingOf(checkout)
      const deployment = await hosting.deploy({ sha, operation: 'a1b2c3d4', reason: 'why' })
      const { signal } = new AbortController()
      await expect(hosting.wait(deployment, () => undefined, signal)).rejects.toMatchObject({
        code: 'deploy-failed',
        message: expect.stringContaining('is not a commit'),
      })
    },
  )

  it('leaves nothing behind when it fails either', async () => {
    await deployed('process.exit(1)')
    expect(await checkout.worktrees()).toBe(0)
  })

  it('is told the commit in its arguments and its environment', async () => {
    const say = 'console.log(process.argv.slice(2).join("|"), process.env.OUTAGE_SHA)'
    const hosting = hostingOf(checkout, `${node} deploy.cjs --ref={sha} {sha}`)
    const { detail = '' } = await deployed(say, hosting)
    const [, sha = ''] = detail.split(' ')
    expect(sha).toMatch(/^[0-9a-f]{40}$/)
    expect(detail).toBe(`--ref=${sha}|${sha} ${sha}`)
  })

  it('passes no shell on its way: its arguments arrive as they are written', async () => {
    const say = 'console.log(JSON.stringify(process.argv.slice(2)))'
    const hosting = hostingOf(
      checkout,
      `${node} deploy.cjs '$(id)' "a b" \`id\` ; id && id * ~ $HOME`,
    )
    const { detail = '' } = await deployed(say, hosting)
    expect(JSON.parse(detail)).toEqual([
      ...['$(id)', 'a b', '`id`', ';', 'id', '&&', 'id', '*', '~', '$HOME'],
    ])
  })

  it('keeps the end of what it said, of both outputs, and how it ended', async () => {
    const script =
      'for (let i = 1; i <= 50; i++) console.log("line " + i); console.error("bad"); process.exitCode = 3'
    const { status, detail = '' } = await deployed(script)
    const [first, ...lines] = detail.split('\n')
    expect(status).toBe('failed')
    expect(first).toBe('exit 3')
    expect(lines).toHaveLength(20)
    expect(lines).toContain('line 50')
    expect(lines).toContain('bad')
    expect(lines).not.toContain('line 30')
  })

  it('shows every line as it comes, letters that arrive in two parts too', async () => {
    const seen: string[] = []
    const log = (line: string): void => void seen.push(line)
    const script = `const b = Buffer.from('größer\\r\\nend'); process.stdout.write(b.subarray(0, 3)); setTimeout(() => process.stdout.write(b.subarray(3)), 100)`
    await deployed(script, hostingOf(checkout, undefined, undefined, log))
    expect(seen.slice(-2)).toEqual(['größer', 'end'])
  })

  it('is ended with everything that it started when its time is over', async () => {
    const beat = `require("node:fs").appendFileSync(process.env.TARGET + "-beat", "x")`
    const child = `setInterval(() => ${beat}, 20)`
    const script = `require('node:child_process').spawn(process.execPath, ['-e', '${child}'], { stdio: 'inherit' }); ${forever}`
    const begin = performance.now()
    const result = await deployed(script, hostingOf(checkout, undefined, 1_500))
    expect(result.status).toBe('timed-out')
    expect(performance.now() - begin).toBeLessThan(6_000)
    const beats = async (): Promise<number> => (await readFile(`${checkout.target}-beat`)).length
    const before = await beats()
    expect(before).toBeGreaterThan(1)
    await wait(200)
    expect(await beats()).toBe(before)
  })

  it('has ended when it has ended, whatever it leaves running', async () => {
    const options = `{ stdio: 'inherit', detached: true }`
    const script = `const child = require('node:child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], ${options}); child.unref(); console.log(child.pid); process.exit(0)`
    const begin = performance.now()
    const result = await deployed(script)
    expect(result.status).toBe('live')
    expect(performance.now() - begin).toBeLessThan(6_000)
    process.kill(Number(result.detail), 'SIGKILL')
  })

  it('that is cancelled is ended with everything that it started', async () => {
    const sha = await checkout.commit(`console.log(process.pid); ${forever}`)
    const seen: string[] = []
    const log = (line: string): void => void seen.push(line)
    const hosting = hostingOf(checkout, undefined, undefined, log)
    const deployment = await hosting.deploy({ sha, operation: 'a1b2c3d4', reason: 'why' })
    while (!seen.some((line) => /^\d+$/.test(line))) await wait(20)
    await hosting.cancel?.(deployment)
    const waiting = hosting.wait(deployment, () => undefined, new AbortController().signal)
    expect((await waiting).status).not.toBe('live')
    expect(() => process.kill(Number(seen.find((line) => /^\d+$/.test(line))), 0)).toThrow('ESRCH')
  })

  it('that does not exist is a deployment that failed, and says which', async () => {
    const hosting = hostingOf(checkout, 'no-such-program {sha}')
    await expect(deployed(works, hosting)).rejects.toMatchObject({
      code: 'deploy-failed',
      message: expect.stringContaining('no-such-program'),
    })
  })
})

describe('a commit', () => {
  it('that is not in the shallow checkout is fetched', async () => {
    expect(await deployed(works)).toMatchObject({ status: 'live' })
  })

  it('that does not exist is a deployment that failed, and says what to do', async () => {
    const hosting = hostingOf(checkout)
    const sha = '0123456789'.repeat(4)
    const deployment = await hosting.deploy({ sha, operation: 'a1b2c3d4', reason: 'why' })
    const waiting = hosting.wait(deployment, () => undefined, new AbortController().signal)
    await expect(waiting).rejects.toMatchObject({
      code: 'deploy-failed',
      remedy: expect.stringContaining('actions/checkout'),
    })
  })

  it('is not run again by a run that takes over, where the commit is live already', async () => {
    const { workspace, env: environment } = checkout
    const told = (sha: string, rest = ''): HostingAdapter =>
      commandHosting(
        {
          provider: 'command',
          deploy: `${node} deploy.cjs {sha}`,
          running: `sh -c 'echo "> npm run running"; echo ${sha}${rest}'`,
          timeout: 20_000,
        },
        { workspace, environment, log: () => undefined },
      )
    const sha = await checkout.commit(`process.exit(3)`)
    const request = { sha, operation: 'a1b2c3d4', reason: 'why' }
    const signal = new AbortController().signal
    const found = await told(sha.slice(0, 7)).find?.(request, '')
    expect(found).toBeDefined()
    const left = JSON.parse(JSON.stringify(found))
    expect(await told(sha).wait(left, () => undefined, signal)).toMatchObject({ status: 'live' })
    const noisy = '; echo npm notice >&2'
    expect(await told(`${sha.slice(0, 7)}`, noisy).find?.(request, '')).toBeDefined()
    expect(await told('f00f00f').find?.(request, '')).toBeUndefined()
    expect(await told('f00f00f').wait(left, () => undefined, signal)).toMatchObject({
      status: 'failed',
    })
  })
})
