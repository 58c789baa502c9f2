import * as v from 'valibot'
import { text } from '../../config/values.ts'
import { hostingDescriptor } from '../descriptor.ts'
import { timeout } from '../shared-keys.ts'

const schema = v.strictObject({
  provider: v.literal('command'),
  deploy: v.pipe(
    text,
    v.description(
      'Command line; split like a shell’s, never given to one. `{sha}` stands for the commit.',
    ),
  ),
  running: v.optional(
    v.pipe(
      text,
      v.description(
        'Command line that prints the commit that runs; a run that takes over asks it before it deploys again.',
      ),
    ),
  ),
  timeout,
})

export type CommandConfig = v.InferOutput<typeof schema>

/** A command line that deploys the checkout that it is started in. */
export const command = hostingDescriptor({
  provider: 'command',
  schema,
  secrets: [],
  needsCheckout: true,
  lacks: {
    instant: 'The command deploys each commit again; let it keep what it has built.',
    autodeploy: 'Put `command: /gate` in front of whatever else deploys, as the README shows.',
    restart: 'Deploy the running commit again, by the same command.',
    scale: 'Change it where the service runs.',
    maintenance: 'Show a page from your load balancer or DNS; `/update` tells people.',
    logs: 'Look where the service runs; the end of the command’s output is in the reply.',
    variables: 'Keep them in a file on the branch or in a GitHub environment: docs/variables.md.',
  },
  async open({ workspace, ofChildren, log }) {
    const { commandHosting } = await import('./hosting.ts')
    return (config) => commandHosting(config, { workspace, environment: ofChildren, log })
  },
  setUp: async () => (await import('./set-up.ts')).setUp,
})
