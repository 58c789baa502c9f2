import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { transformFile } from '@swc/core'
import { outputOf, runProgram, type ProgramOptions, type ProgramResult } from '../src/program.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'program-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const forever = 'setInterval(() => {}, 1_000)'

/** Runs a script of JavaScript as a program. */
function run(script: string, more: Partial<ProgramOptions> = {}): Promise<ProgramResult> {
  const { PATH } = process.env
  const options = { cwd: folder, env: { PATH }, timeout: 20_000, ...more }
  return runProgram(process.execPath, ['-e', script], options)
}

/** A script that starts another one, which shares its outputs. */
const withChild = (child: string, rest: string, options = "{ stdio: 'inherit' }"): string =>
  `const child = require('node:child_process').spawn(process.execPath, ['-e', ${JSON.stringify(child)}], ${options}); child.unref(); ${rest}`

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

/** Waits until a process is gone. */
async function gone(pid: number): Promise<boolean> {
  for (let tries = 0; tries < 100 && isAlive(pid); tries++) await wait(50)
  return !isAlive(pid)
}

describe('a program', () => {
  it('has two outputs: a value, and what it says to people', async () => {
    const { end, stdout, stderr, tail } = await run(
      "console.error('npm notice'); console.log('f00f00f')",
    )
    expect(end).toEqual({ how: 'exited', code: 0 })
    expect([stdout, stderr]).toEqual(['f00f00f\n', 'npm notice\n'])
    expect(tail.toSorted()).toEqual(['f00f00f', 'npm notice'])
  })

  it('has nothing to read, and waits for nobody', async () => {
    const { stdout } = await run(
      "process.stdin.on('data', () => {}).on('end', () => console.log('end'))",
    )
    expect(stdout).toBe('end\n')
  })

  it('is told apart by how it ended', async () => {
    expect((await run('process.exit(3)')).end).toEqual({ how: 'exited', code: 3 })
    expect((await run("process.kill(process.pid, 'SIGKILL')")).end).toEqual({
      how: 'killed',
      signal: 'SIGKILL',
    })
    const options = { cwd: folder, env: {}, timeout: 1_000 }
    const missing = await runProgram('no-such-program', [], options)
    expect(missing.end).toEqual({ how: 'not-started', reason: 'ENOENT' })
    const hostile = await runProgram('echo', ['a\0b'], options)
    expect(hostile.end).toEqual({ how: 'not-started', reason: 'ERR_INVALID_ARG_VALUE' })
  })

  it('may print letters whose bytes arrive apart', async () => {
    const lines: string[] = []
    const script =
      "const b = Buffer.from('größer\\r\\n😀 end'); let i = 0; const next = () => { if (i < b.length) process.stdout.write(b.subarray(i, ++i), () => setTimeout(next, 2)) }; next()"
    const { stdout } = await run(script, { onLine: (line) => lines.push(line) })
    expect(stdout).toBe('größer\r\n😀 end')
    expect(lines).toEqual(['größer', '😀 end'])
  })

  it('may print without end: the last of it is kept, and no half of a word', async () => {
    const script = `for (let i = 0; i < 30_000; i++) process.stdout.write('word' + i + ' '); process.stdout.write('\\nlast')`
    const { stdout, tail } = await run(script)
    expect(stdout.length).toBeLessThanOrEqual(65_536)
    expect(stdout).toMatch(/^ word\d+ /)
    expect(stdout.endsWith('last')).toBe(true)
    expect(tail.every((line) => line.length <= 65_536)).toBe(true)
    expect(tail.at(-1)).toBe('last')
  })

  it('has ended when it exits, whatever it left in the background with its outputs open', async () => {
    const began = performance.now()
    const { end, stdout } = await run(
      withChild(forever, 'process.stdout.write(String(child.pid), () => process.exit(7))'),
      { timeout: 5_000 },
    )
    expect(end).toEqual({ how: 'exited', code: 7 })
    expect(performance.now() - began).toBeLessThan(4_500)
    expect(isAlive(Number(stdout))).toBe(true)
    process.kill(Number(stdout), 'SIGKILL')
  })

  it.each(['timeout', 'signal'])(
    'is ended by its %s, with everything that it started',
    async (by) => {
      const stop = new AbortController()
      const pids: number[] = []
      const onLine = (line: string): void => {
        pids.push(Number(line))
        if (by === 'signal') stop.abort()
      }
      const script = withChild(forever, `console.log(child.pid); ${forever}`)
      const timeout = by === 'timeout' ? 1_000 : 20_000
      const { end } = await run(script, { timeout, signal: stop.signal, onLine })
      expect(end).toEqual({ how: by === 'timeout' ? 'timed-out' : 'stopped' })
      expect(pids).toHaveLength(1)
      expect(await gone(pids[0] ?? 0)).toBe(true)
    },
  )

  it('is asked to end before it is killed, and killed where it does not listen', async () => {
    const listening = `process.on('SIGTERM', () => { console.log('cleaned up'); process.exit() }); console.log('ready'); ${forever}`
    const deaf = `process.on('SIGTERM', () => {}); console.log('ready'); ${forever}`
    const stopped = (script: string): Promise<ProgramResult> => {
      const stop = new AbortController()
      return run(script, { signal: stop.signal, onLine: () => stop.abort() })
    }
    const [polite, killed] = await Promise.all([stopped(listening), stopped(deaf)])
    expect(polite).toMatchObject({ end: { how: 'stopped' }, stdout: 'ready\ncleaned up\n' })
    expect(killed.end).toEqual({ how: 'stopped' })
  })

  it('is not started by somebody who has stopped already', async () => {
    const result = await run(forever, { signal: AbortSignal.abort() })
    expect(result.end).toEqual({ how: 'stopped' })
  })

  it('may have longer than a timer of Node.js can run', async () => {
    const { end } = await run('setTimeout(() => {}, 200)', { timeout: 60 * 86_400_000 })
    expect(end).toEqual({ how: 'exited', code: 0 })
  })
})

describe('a program of a process that is told to end', () => {
  const child = withChild(forever, `console.log(process.pid); console.log(child.pid); ${forever}`)
  const working = `await runProgram(process.execPath, ['-e', ${JSON.stringify(child)}], {
    cwd: '.', env: process.env, timeout: 60_000, onLine: (line) => console.log(line),
  })`

  /** A process that runs our code, and in it a program with a child of its own. */
  async function start(extra = '', work = working) {
    for (const name of ['program', 'program-groups']) {
      const source = fileURLToPath(new URL(`../src/${name}.ts`, import.meta.url))
      const { code } = await transformFile(source, {
        jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
        module: { type: 'es6' },
      })
      await writeFile(join(folder, `${name}.mjs`), code.replaceAll(/(\.\/[\w-]+)\.ts/g, '$1.mjs'))
    }
    const entry = join(folder, `entry-${Math.random()}.mjs`)
    const ended = join(folder, 'ended')
    await writeFile(
      entry,
      `import { writeFileSync } from 'node:fs'
      import { runProgram, runInOurPlace } from './program.mjs'
      ${extra.replaceAll('ENDED', JSON.stringify(ended))}
      ${work}`,
    )
    const ours = spawn(process.execPath, [entry], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const exit = new Promise<number | string | null>((resolve) =>
      ours.once('exit', (code, signal) => resolve(code ?? signal)),
    )
    let printed = ''
    ours.stdout.setEncoding('utf8').on('data', (text: string) => (printed += text))
    while (printed.split('\n').length < 3) await wait(20)
    return { ours, exit, ended, pids: printed.trim().split('\n').map(Number) }
  }

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const)('ends by %s with everything that it started', async (name, code) => {
    const { ours, exit, pids } = await start()
    ours.kill(name)
    expect(await exit).toBe(code)
    for (const pid of pids) expect(await gone(pid)).toBe(true)
  })

  it('leaves the end of the process to whoever listens too, even once', async () => {
    const { ours, exit, ended, pids } = await start(
      "process.once('SIGTERM', () => setTimeout(() => { writeFileSync(ENDED, 'in peace'); process.exit(5) }, 300))",
    )
    ours.kill('SIGTERM')
    expect(await exit).toBe(5)
    expect(await readFile(ended, 'utf8')).toBe('in peace')
    for (const pid of pids) expect(await gone(pid)).toBe(true)
  })

  it('that runs in our place is told so, and says how we end', async () => {
    const polite = `process.on('SIGTERM', () => process.exit(6)); console.log(process.pid); console.log(process.pid); ${forever}`
    const inPlace = `process.exitCode = await runInOurPlace(process.execPath, ['-e', ${JSON.stringify(polite)}])`
    const { ours, exit, pids } = await start('', inPlace)
    ours.kill('SIGTERM')
    expect(await exit).toBe(6)
    expect(await gone(pids[0] ?? 0)).toBe(true)
  })

  it('ends where the process exits by itself', async () => {
    const { exit, pids } = await start('setTimeout(() => process.exit(4), 1_500)')
    expect(await exit).toBe(4)
    for (const pid of pids) expect(await gone(pid)).toBe(true)
  })
})

describe('a question to a program', () => {
  it('is answered by its standard output, or not at all', () => {
    const ask = (script: string) => outputOf(process.execPath, ['-e', script], { cwd: folder })
    expect(ask("console.log('yes'); console.error('no')")).toBe('yes\n')
    expect(ask("console.log('yes'); process.exit(1)")).toBeUndefined()
    expect(outputOf('no-such-program', [])).toBeUndefined()
  })
})
