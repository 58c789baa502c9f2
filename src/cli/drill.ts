import type { DrillOptions } from '../rehearsal/drill/options.ts'

/** `outage drill`: loads the rehearsal only when it is wanted. */
export async function drill(
  scenario: string | undefined,
  options: Omit<DrillOptions, 'scenario'>,
): Promise<void> {
  const { runDrill } = await import('../rehearsal/drill/run.ts')
  const { ok } = await runDrill({ ...options, ...(scenario === undefined ? {} : { scenario }) })
  if (!ok) process.exitCode = 1
}
