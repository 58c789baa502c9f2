import type { CommandProbeConfig } from '../config/schema.ts'
import type { Probe } from '../ports.ts'
import type { ProbeOptions } from './options.ts'

/** Runs a command line, without a shell: exit 0 is up. */
export function commandProbe(config: CommandProbeConfig, options: ProbeOptions): Probe {
  return {
    name: config.command,
    check: async () => ({
      probe: config.command,
      verdict: 'unknown',
      detail: 'not written yet',
      milliseconds: 0,
      at: options.clock.now().toISOString(),
    }),
  }
}
