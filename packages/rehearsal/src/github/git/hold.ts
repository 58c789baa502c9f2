import type { ChildProcessWithoutNullStreams } from 'node:child_process'
import { Socket } from 'node:net'

/** A long-lived process ends with its input, which ends with us; only an open question holds us. */
export function hold(child: ChildProcessWithoutNullStreams, held: boolean): void {
  child.unref()
  for (const stream of [child.stdin, child.stdout, child.stderr]) {
    if (!(stream instanceof Socket)) continue
    if (held) stream.ref()
    else stream.unref()
  }
}
