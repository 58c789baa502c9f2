import * as v from 'valibot'
import { text } from '../../config/values.ts'
import { hostingDescriptor } from '../descriptor.ts'
import { timeout } from '../shared-keys.ts'

const schema = v.strictObject({
  provider: v.literal('vercel'),
  project: v.pipe(text, v.description('Name of the project on Vercel, or its id (`prj_…`).')),
  timeout,
})

export type VercelConfig = v.InferOutput<typeof schema>

/** A project on Vercel. */
export const vercel = hostingDescriptor({
  provider: 'vercel',
  schema,
  secrets: ['VERCEL_TOKEN'],
  needsCheckout: false,
  lacks: {
    restart:
      'Vercel runs functions, and has nothing that could be started again. For fresh instances redeploy the running release in the dashboard.',
    scale:
      'Vercel scales by itself. Limits are set in the dashboard: Settings → Functions, and Spend Management.',
    maintenance:
      'Vercel has no maintenance page. Point the domain at a page of yours, or let a variable turn one on in the app and rebuild.',
    logs: 'Vercel streams its logs as they come, and keeps none that could be asked for. Open the project’s Logs in the dashboard, or set up a log drain.',
  },
  async open({ env, secrets, clock, policy }) {
    const { openAccount, vercelHosting } = await import('./hosting.ts')
    const account = openAccount({ env, secrets, policy })
    return (config, { branch }) => vercelHosting(config, { account, branch, clock })
  },
  setUp: async () => (await import('./set-up.ts')).setUp,
})
