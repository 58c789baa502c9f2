import type { LoggedRequest } from '../github/log.ts'

/** One run of the action's workflow that the runner has played, or is playing. */
export type PlayedRun = {
  readonly id: number
  readonly attempt: number
  /** Name of the event that set it off, and its payload. */
  readonly event: string
  readonly payload: unknown
  /** Settles when the process has ended; never rejects. */
  readonly ended: Promise<EndedRun>
  /** Everything it has asked GitHub so far. */
  requests(): readonly LoggedRequest[]
  /** Whether it waits, runs or has ended. */
  status(): 'queued' | 'running' | 'ended'
}

export type EndedRun = {
  readonly id: number
  readonly attempt: number
  readonly event: string
  /** Null where a signal ended it. */
  readonly exitCode: number | null
  readonly signal: NodeJS.Signals | null
  readonly stdout: string
  readonly stderr: string
  readonly outputs: Readonly<Record<string, string>>
  readonly state: Readonly<Record<string, string>>
  readonly summary: string
  readonly milliseconds: number
}

/** The key under which the request log files what a run's attempt asked. */
export function runKey(id: number, attempt: number): string {
  return `${id}:${attempt}`
}
