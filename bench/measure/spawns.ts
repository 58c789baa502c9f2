import { ChildProcess } from 'node:child_process'
import { subscribe, unsubscribe } from 'node:diagnostics_channel'

export type Spawn = { readonly child: ChildProcess; readonly at: number }

/** Processes that were started, by whomever, each with the time at which it was. */
export type Spawns = {
  /** The newest one whose command line has that argument. */
  newest(argument: string): Spawn | undefined
  stop(): void
}

/** Listens for processes that are started from now on; `now` is the clock that they get. */
export function listenForSpawns(now: () => number): Spawns {
  const all: Spawn[] = []
  // (Node.js documentation: Diagnostics Channel, Child Process.)
  const hear = (message: unknown): void => {
    const child = message instanceof Object && 'process' in message ? message.process : undefined
    if (child instanceof ChildProcess) all.push({ child, at: now() })
  }
  subscribe('child_process', hear)
  return {
    newest: (argument) => all.findLast(({ child }) => child.spawnargs.includes(argument)),
    stop: () => void unsubscribe('child_process', hear),
  }
}
