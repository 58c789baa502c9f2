import * as v from 'valibot'
import { text } from '../../config/values.ts'
import { hostingDescriptor } from '../descriptor.ts'
import { timeout } from '../shared-keys.ts'

const schema = v.strictObject({
  provider: v.literal('render'),
  'service-id': v.pipe(
    text,
    v.regex(/^srv-[a-z0-9]+$/, 'must be the id of a service, such as `srv-abc123`'),
    v.description('Id of the service: the end of the address of its page at Render.'),
  ),
  timeout,
})

export type RenderConfig = v.InferOutput<typeof schema>

/** A service at Render. */
export const render = hostingDescriptor({
  provider: 'render',
  schema,
  secrets: ['RENDER_API_KEY'],
  needsCheckout: false,
  lacks: {},
  async open({ env, secrets, clock, policy }) {
    const { openAccount, renderHosting } = await import('./hosting.ts')
    const account = openAccount({ env, secrets, policy })
    return (config) => renderHosting(config, { account, clock })
  },
  setUp: async () => (await import('./set-up.ts')).setUp,
})
