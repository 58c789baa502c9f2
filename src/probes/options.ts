import type { Clock } from '../ports.ts'

export type Env = Readonly<Record<string, string | undefined>>

/** The addresses of a host; replaced where a test needs its own DNS. */
export type Resolve = (
  host: string,
  family: 0 | 4 | 6,
) => Promise<readonly { readonly address: string; readonly family: number }[]>

/** What a probe needs besides its own configuration. */
export type ProbeOptions = {
  /** Milliseconds after which an answer counts as none. */
  readonly timeout: number
  readonly clock: Clock
  /** Where `${NAME}` is looked up, and what a command gets. Its values never show in a result. */
  readonly env: Env
  /** Where commands run. */
  readonly cwd: string
  readonly resolve?: Resolve
}
