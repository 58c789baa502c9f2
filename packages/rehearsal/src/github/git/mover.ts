import { spawn } from 'node:child_process'
import { hold } from './hold.ts'
import { isolated, nothing } from './run.ts'

/** A Mover is responsible for moving refs without a process for each. */
type Mover = {
  move(ref: string, sha: string, expected: string): Promise<boolean>
  close(): void
}

const movers = new Map<string, Mover>()

/**
 * Moves a ref from `expected` (nothing: it must not exist) to `sha`, only if it is still there.
 * Answers whether it was.
 */
export function moveRef(
  directory: string,
  ref: string,
  sha: string,
  expected: string | undefined,
): Promise<boolean> {
  // A line is a command; no ref holds a blank.
  if (/\s|\0/.test(ref)) return Promise.resolve(false)
  const mover = movers.get(directory) ?? openMover(directory)
  movers.set(directory, mover)
  return mover.move(ref, sha, expected ?? nothing)
}

/** Ends the mover of a repository. */
export function closeMover(directory: string): void {
  movers.get(directory)?.close()
  movers.delete(directory)
}

/** The repository's one `git update-ref`, one move after the other; it ends at the first refusal. */
function openMover(directory: string): Mover {
  const child = spawn('git', ['--git-dir', directory, 'update-ref', '--stdin'], {
    env: { ...process.env, ...isolated },
  })
  let said = ''
  let ended = false
  let answer: ((moved: boolean) => void) | undefined
  let turn: Promise<unknown> = Promise.resolve()
  hold(child, false)

  function settle(moved: boolean): void {
    said = ''
    answer?.(moved)
    answer = undefined
    if (!ended) hold(child, false)
  }

  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString('utf8')
    if (said.includes('commit: ok')) settle(true)
  })
  child.on('close', () => {
    ended = true
    if (movers.get(directory) === mover) movers.delete(directory)
    settle(false)
  })
  child.stdin.on('error', () => undefined)

  const mover: Mover = {
    move(ref, sha, expected) {
      const moved = turn.then(() => {
        // Whoever waited behind a refusal goes on with the next process.
        if (ended) return moveRef(directory, ref, sha, expected)
        return new Promise<boolean>((resolve) => {
          answer = resolve
          hold(child, true)
          child.stdin.write(`start\nupdate ${ref} ${sha} ${expected}\ncommit\n`)
        })
      })
      turn = moved
      return moved
    },
    close: () => child.stdin.end(),
  }
  return mover
}
