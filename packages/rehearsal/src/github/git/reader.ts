import { spawn } from 'node:child_process'
import { hold } from './hold.ts'
import { isolated } from './run.ts'

export type GitObject = {
  readonly sha: string
  readonly type: 'blob' | 'tree' | 'commit' | 'tag'
  readonly content: Buffer
}

/** A Reader is responsible for looking objects up without a process for each. */
type Reader = {
  /** The object that a name stands for (without its content, for `info`), or nothing. */
  ask(what: 'info' | 'contents', name: string): Promise<GitObject | undefined>
  close(): void
}

const readers = new Map<string, Reader>()

/** Asks the repository's one long-lived `git cat-file`, which is started at the first question. */
export function askReader(
  directory: string,
  what: 'info' | 'contents',
  name: string,
): Promise<GitObject | undefined> {
  // A line end would be a further question, and a space something that no name has.
  if (/[\n\0]/.test(name)) return Promise.resolve(undefined)
  const reader = readers.get(directory) ?? openReader(directory)
  readers.set(directory, reader)
  return reader.ask(what, name)
}

/** Ends the reader of a repository. */
export function closeReader(directory: string): void {
  readers.get(directory)?.close()
  readers.delete(directory)
}

function openReader(directory: string): Reader {
  const child = spawn('git', ['--git-dir', directory, 'cat-file', '--batch-command'], {
    env: { ...process.env, ...isolated },
  })
  hold(child, false)
  const waiting: ((answer: GitObject | undefined) => void)[] = []
  const asked: ('info' | 'contents')[] = []
  let buffer = Buffer.alloc(0)

  child.stdout.on('data', (chunk: Buffer) => {
    buffer = Buffer.concat([buffer, chunk])
    for (;;) {
      const parsed = parse(buffer, asked[0] === 'contents')
      if (parsed === undefined) return
      buffer = buffer.subarray(parsed.length)
      asked.shift()
      waiting.shift()?.(parsed.object)
      if (waiting.length === 0) hold(child, false)
    }
  })
  child.on('close', () => {
    readers.delete(directory)
    for (const resolve of waiting) resolve(undefined)
  })
  child.stdin.on('error', () => undefined)
  return {
    ask: (what, name) =>
      new Promise((resolve) => {
        asked.push(what)
        waiting.push(resolve)
        hold(child, true)
        child.stdin.write(`${what} ${name}\n`)
      }),
    close: () => child.stdin.end(),
  }
}

/** One answer at the start of the buffer, once all of it is there. */
function parse(
  buffer: Buffer,
  withContent: boolean,
): { readonly length: number; readonly object: GitObject | undefined } | undefined {
  const end = buffer.indexOf(10)
  if (end < 0) return undefined
  const line = buffer.subarray(0, end).toString('utf8')
  const match = /^([0-9a-f]{40}) (blob|tree|commit|tag) (\d+)$/.exec(line)
  if (match === null) return { length: end + 1, object: undefined }
  const [, sha = '', type = '', size = '0'] = match
  const until = end + 1 + (withContent ? Number(size) + 1 : 0)
  if (buffer.length < until) return undefined
  const kind = type === 'blob' || type === 'tree' || type === 'commit' ? type : 'tag'
  const content = Buffer.from(buffer.subarray(end + 1, Math.max(until - 1, end + 1)))
  return { length: until, object: { sha, type: kind, content } }
}
