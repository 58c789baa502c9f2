import type { ChildProcess } from 'node:child_process'
import { constants } from 'node:os'

/** The programs that run, and how they end with our process. */

/** Sends a signal to a program and everything that it started. */
export function killGroup({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  if (pid === undefined) return
  try {
    process.kill(-pid, signal)
  } catch {
    // The whole group has ended by itself.
  }
}

/** What ends each running program, and the program. */
const running = new Map<() => void, ChildProcess>()

/** The signals by which our process is ended from outside. */
export const fatal = ['SIGHUP', 'SIGINT', 'SIGTERM'] as const

/** From now on, `stop` is called when our process is to end. */
export function watch(stop: () => void, child: ChildProcess): void {
  if (running.size === 0) {
    // First of all, while those who listen once can still be counted.
    for (const name of fatal) process.prependListener(name, onSignal)
    process.on('exit', onExit)
  }
  running.set(stop, child)
}

/** The opposite of `watch`: after the last program, signals end our process as if we had never been there. */
export function forget(stop: () => void): void {
  running.delete(stop)
  if (running.size > 0) return
  // As shells say it.
  if (leaving !== undefined) process.exit(128 + constants.signals[leaving])
  for (const name of fatal) process.off(name, onSignal)
  process.off('exit', onExit)
}

/** The signal that ends our process as soon as no program runs any more. */
let leaving: NodeJS.Signals | undefined

function onSignal(name: NodeJS.Signals): void {
  // Whoever else listens ends the process when the time has come.
  if (process.listenerCount(name) === 1) leaving = name
  for (const stop of running.keys()) stop()
}

function onExit(): void {
  for (const child of running.values()) killGroup(child, 'SIGKILL')
}
