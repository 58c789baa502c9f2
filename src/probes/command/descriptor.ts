import * as v from 'valibot'
import { text } from '../../config/values.ts'
import { probeDescriptor } from '../descriptor.ts'

const schema = v.strictObject({
  command: v.pipe(
    text,
    v.description('Command line; split like a shell’s, never given to one. Exit 0 is up.'),
  ),
})

export type CommandProbeConfig = v.InferOutput<typeof schema>

/** Runs a command line. */
export const command = probeDescriptor({
  key: 'command',
  schema,
  needsCheckout: true,
  secrets: () => [],
  name: ({ command: line }) => line,
  open: async () => (await import('./probe.ts')).commandProbe,
})
