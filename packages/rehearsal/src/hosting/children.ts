import type { ChildProcess } from 'node:child_process'

const living = new Set<ChildProcess>()

/** Sees to it that a child does not outlive us. It has to lead its own group (`detached`). */
export function adopt(child: ChildProcess): void {
  if (living.size === 0) process.once('exit', killAll)
  living.add(child)
  child.once('close', () => {
    living.delete(child)
    if (living.size === 0) process.removeListener('exit', killAll)
  })
}

/** Signals a child and everything it has started. */
export function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return
  try {
    process.kill(-child.pid, signal)
  } catch {
    // It has ended already.
  }
}

/** Ends a child and everything it has started, and waits until it is gone. */
export async function end(child: ChildProcess): Promise<void> {
  if (!living.has(child)) return
  const gone = new Promise<void>((resolve) => child.once('close', () => resolve()))
  signalGroup(child, 'SIGKILL')
  await gone
}

function killAll(): void {
  for (const child of living) signalGroup(child, 'SIGKILL')
}
