import type { Clock, ProbeResult, Verdict } from '../ports.ts'

/** What a probe found out, before it is made a result. */
export type Finding = {
  readonly verdict: Verdict
  readonly detail: string
  /** Milliseconds that the service itself took, where that is not the whole of it. */
  readonly milliseconds?: number
}

/**
 * Runs one look and makes a result of it, whatever happens: an abort or an error that nobody
 * foresaw says nothing about the service. `hide` takes secrets out of what was found.
 */
export async function look(
  probe: string,
  clock: Clock,
  hide: (text: string) => string,
  ask: () => Promise<Finding>,
): Promise<ProbeResult> {
  const at = clock.now().toISOString()
  const begin = performance.now()
  const finding = await ask().catch((error: unknown): Finding => {
    const message = error instanceof Error ? error.message : String(error)
    return { verdict: 'unknown', detail: `the probe itself failed: ${message}` }
  })
  const milliseconds = Math.round(finding.milliseconds ?? performance.now() - begin)
  const detail = oneLine(hide(finding.detail))
  return { probe, verdict: finding.verdict, detail, milliseconds, at }
}

const most = 300

function oneLine(text: string): string {
  const line = text.replaceAll(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim()
  return line.length > most ? `${[...line].slice(0, most - 1).join('')}…` : line
}
