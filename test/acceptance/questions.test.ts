import { spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { describe, expect, it } from '@jest/globals'
import { node24, terminal } from './built.ts'

const hasPython = spawnSync('python3', ['--version']).status === 0

/** Gives a program a terminal of its own, with room for a line; what is typed comes from here. */
const inTerminal = `
import fcntl, os, pty, struct, sys, termios
pid, fd = pty.fork()
if pid == 0:
    os.execvp(sys.argv[1], sys.argv[1:])
fcntl.ioctl(fd, termios.TIOCSWINSZ, struct.pack('HHHH', 50, 120, 0, 0))
if os.fork() == 0:
    while True:
        typed = os.read(0, 1024)
        if not typed: os._exit(0)
        os.write(fd, typed)
while True:
    try: said = os.read(fd, 65536)
    except OSError: break
    if not said: break
    os.write(1, said)
os._exit(os.waitpid(pid, 0)[1] >> 8)
`

/** Answers each question once it is asked; resolves to all that was shown, and the exit code. */
async function converse(
  folder: string,
  answers: readonly (readonly [question: string, typed: string])[],
): Promise<{ readonly shown: string; readonly code: number | null }> {
  const child = spawn('python3', ['-c', inTerminal, node24, terminal, 'init'], {
    cwd: folder,
    env: { PATH: process.env['PATH'], TERM: 'xterm' },
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const waiting = [...answers]
  let shown = ''
  child.stdout.on('data', (chunk: Buffer) => {
    shown += stripVTControlCharacters(String(chunk))
    const [next] = waiting
    if (next === undefined || !shown.includes(next[0])) return
    waiting.shift()
    child.stdin.write(next[1])
  })
  return new Promise((resolve) => {
    child.on('close', (code) => {
      child.stdin.destroy()
      resolve({ shown, code })
    })
  })
}

const suite = hasPython ? describe : describe.skip

suite('`outage init` in a terminal', () => {
  it('asks what it cannot see, takes no answer that cannot be, and writes the files', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'outage-init-'))
    try {
      const { shown, code } = await converse(folder, [
        ['How is it deployed?', '\u001B[B\u001B[B\r'],
        ['Which service is it?', 'shop\r'],
        ['It begins with srv-', '\u0015srv-abc123\r'],
        ['What is the service called?', '\u0015shop\r'],
        ['And the environment?', '\r'],
        ['Which branch is deployed?', '\r'],
        ['Where do people reach it?', 'https://shop.example.com\r'],
        ['Which path tells', 'up\r'],
        ['Who is on call?', 'alice @bob\r'],
      ])
      expect(shown).toContain('Wrote .github/outage.yml')
      expect(code).toBe(0)
      const config = await readFile(join(folder, '.github/outage.yml'), 'utf8')
      expect(config).toContain('hosting: { provider: render, service-id: srv-abc123 }')
      expect(config).toContain('- http: https://shop.example.com/up\n')
      expect(config).toContain('on-call: [alice, bob]')
    } finally {
      await rm(folder, { recursive: true })
    }
  }, 30_000)

  it('writes nothing where somebody leaves', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'outage-init-'))
    try {
      const { shown, code } = await converse(folder, [['How is it deployed?', '\u0003']])
      expect(shown).toContain('Nothing was written.')
      expect(code).toBe(1)
      expect(existsSync(join(folder, '.github'))).toBe(false)
    } finally {
      await rm(folder, { recursive: true })
    }
  }, 30_000)
})
