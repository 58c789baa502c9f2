import type { HttpProbeConfig } from '../config/schema.ts'
import type { Probe } from '../ports.ts'
import type { ProbeOptions } from './options.ts'

/** Asks an address, and compares the answer with what is expected. */
export function httpProbe(config: HttpProbeConfig, options: ProbeOptions): Probe {
  const name = `${config.method} ${new URL(config.http).pathname}`
  return {
    name,
    check: async () => ({
      probe: name,
      verdict: 'unknown',
      detail: 'not written yet',
      milliseconds: 0,
      at: options.clock.now().toISOString(),
    }),
  }
}
