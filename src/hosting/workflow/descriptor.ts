import * as v from 'valibot'
import { text, workflowFile } from '../../config/values.ts'
import { hostingDescriptor } from '../descriptor.ts'
import { timeout } from '../shared-keys.ts'

const schema = v.strictObject({
  provider: v.literal('workflow'),
  workflow: v.pipe(
    workflowFile,
    v.description('File name of the deploy workflow below `.github/workflows`.'),
  ),
  'ref-input': v.optional(
    v.pipe(
      text,
      v.description(
        'Name of the workflow’s input that takes the commit; without one it deploys the branch’s head.',
      ),
    ),
  ),
  inputs: v.optional(
    v.pipe(v.record(v.string(), v.string()), v.description('Further inputs, passed as they are.')),
  ),
  timeout,
})

export type WorkflowConfig = v.InferOutput<typeof schema>

/** A deploy workflow of the repository. */
export const workflow = hostingDescriptor({
  provider: 'workflow',
  schema,
  secrets: [],
  needsCheckout: false,
  workflow: ({ workflow: file, 'ref-input': refInput, inputs = {} }) => ({
    file,
    inputs,
    ...(refInput === undefined ? {} : { refInput }),
  }),
  lacks: {
    instant: 'A workflow builds each commit again; let it keep what it has built.',
    autodeploy: 'Put `command: /gate` in front of the deployment, as the README shows.',
    restart: 'Deploy the running commit again, by starting the workflow by hand.',
    scale: 'Change it where the service runs, or in the file that the workflow deploys.',
    maintenance: 'Show a page from your load balancer or DNS; `/update` tells people.',
    logs: 'Look where the service runs; the log of each deployment is linked from its step.',
    variables: 'Keep them in a file on the branch or in a GitHub environment: docs/variables.md.',
  },
  async open({ clock }) {
    const { workflowHosting } = await import('./hosting.ts')
    return (config, code) => workflowHosting(config, { ...code, clock })
  },
  setUp: async () => (await import('./set-up.ts')).setUp,
})
