import * as v from 'valibot'
import { durationBetween } from '../../config/duration.ts'
import { probeDescriptor } from '../descriptor.ts'

const schema = v.strictObject({
  mongodb: v.pipe(
    v.string(),
    v.regex(
      /^(?!mongodb(\+srv)?:)/,
      'is an address, which everybody could read here; put it into a secret, pass that to the step’s `env:`, and write the name of the variable',
    ),
    v.regex(
      /^(mongodb(\+srv)?:|[A-Za-z_]\w*$)/,
      'is not the name of a variable; write the one that holds the address, such as `MONGODB_URI`',
    ),
    v.regex(/^(?!OUTAGE_)/i, 'is ours alone; pass the address under another name too'),
    v.description('The environment variable that holds the address of the database.'),
  ),
  within: v.optional(
    v.pipe(
      durationBetween('1ms', '10m'),
      v.description('Connecting and a ping that take longer are degraded.'),
    ),
  ),
  'longest-operation': v.optional(
    v.pipe(
      durationBetween('1ms', '7d'),
      v.description('An operation that runs for longer is degraded.'),
    ),
  ),
})

export type MongodbProbeConfig = v.InferOutput<typeof schema>

/** Connects to a database that speaks MongoDB's protocol. */
export const mongodb = probeDescriptor({
  key: 'mongodb',
  schema,
  needsCheckout: false,
  secrets: ({ mongodb: variable }) => [variable],
  name: ({ mongodb: variable }) => `mongodb ${variable}`,
  open: async () => (await import('./probe.ts')).mongodbProbe,
})
