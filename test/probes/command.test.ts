import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { commandProbe as open } from '../../src/probes/command/probe.ts'
import { command } from '../../src/probes/command/descriptor.ts'
import type { ProbeOptions } from '../../src/probes/options.ts'
import { probeContract } from '../contracts/probe.ts'
import { probeOptions } from './server.ts'

const commandProbe = (config: Parameters<typeof open>[0], options: ProbeOptions) =>
  open(config, options, command.name(config, false))

const secret = 'hunter2-hunter2'
const node = JSON.stringify(process.execPath)

function script(code: string, options: Partial<ProbeOptions> = {}) {
  return commandProbe({ command: `${node} -e '${code}'` }, probeOptions(options))
}

const never = () => new AbortController().signal

probeContract('command', async () => {
  const options = { timeout: 20_000, env: { API_TOKEN: secret } }
  return {
    up: script('process.exit(0)', options),
    down: script('process.exit(3)', options),
    hanging: script('setInterval(() => {}, 1000)', options),
    broken: commandProbe({ command: 'no-such-program-here --check' }, probeOptions(options)),
    leaking: script('console.log(process.env.API_TOKEN); process.exit(1)', options),
    secret,
    close: async () => undefined,
  }
})

describe('a command probe', () => {
  let directory: string
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'probe-'))
  })
  afterAll(() => rm(directory, { recursive: true }))

  it('shows the last line of what a failing command said', async () => {
    const result = await script(
      'console.log("a"); console.error("no database\\n"); process.exit(2)',
    ).check(never())
    expect(result).toMatchObject({ verdict: 'down', detail: 'exit 2: no database' })
  })

  it('shows nothing that could draw in a terminal', async () => {
    const result = await script('console.log("\\u001b[31mred\\u202e"); process.exit(1)').check(
      never(),
    )
    expect(result.detail).toBe('exit 1: [31mred')
  })

  it('gives its arguments to the program as they are, without a shell', async () => {
    const command = `${node} -e 'process.exit(process.argv[1] === "$(touch x); a|b" ? 0 : 1)' '$(touch x); a|b'`
    const probe = commandProbe({ command }, probeOptions({ cwd: directory }))
    expect(await probe.check(never())).toMatchObject({ verdict: 'up' })
    expect(existsSync(join(directory, 'x'))).toBe(false)
  })

  it('says unknown where its quotes do not close', async () => {
    const probe = commandProbe({ command: `node -e 'oops` }, probeOptions())
    expect(await probe.check(never())).toMatchObject({ verdict: 'unknown' })
  })

  it('is killed at the timeout, with everything that it started', async () => {
    const file = join(directory, 'still-alive')
    const child = `setTimeout(() => require("fs").writeFileSync(${JSON.stringify(file)}, ""), 700)`
    const code = `require("child_process").spawn(process.execPath, ["-e", ${JSON.stringify(child)}], {stdio: "inherit"}); setInterval(() => {}, 1000)`
    const result = await script(code, { timeout: 300 }).check(never())
    expect(result).toMatchObject({ verdict: 'down', detail: 'did not end in 300 ms' })
    await wait(1_000)
    expect(existsSync(file)).toBe(false)
  })

  it.each([0, 3])('counts as it exits, with %i, whatever it leaves running', async (code) => {
    const child = 'setTimeout(() => {}, 30_000)'
    const leaving = `require("child_process").spawn(process.execPath, ["-e", ${JSON.stringify(child)}], {stdio: "inherit"}).unref(); console.log("said"); process.exitCode = ${code}`
    const result = await script(leaving, { timeout: 10_000 }).check(never())
    expect(result).toMatchObject(
      code === 0
        ? { verdict: 'up', detail: 'exit 0' }
        : { verdict: 'down', detail: 'exit 3: said' },
    )
    expect(result.milliseconds).toBeLessThan(9_000)
  })
})
