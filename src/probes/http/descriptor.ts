import * as v from 'valibot'
import { durationBetween } from '../../config/duration.ts'
import { text, url } from '../../config/values.ts'
import { probeDescriptor } from '../descriptor.ts'

const scalar = v.union([v.string(), v.number(), v.boolean(), v.null()])
const status = v.pipe(
  v.number(),
  v.integer(),
  v.minValue(100, 'is not an HTTP status; use 100 to 599'),
  v.maxValue(599, 'is not an HTTP status; use 100 to 599'),
)

const expectation = v.strictObject({
  status: v.pipe(
    v.optional(
      v.union([status, v.pipe(v.array(status), v.minLength(1, 'is empty; name a status'))]),
      200,
    ),
    v.description('The status that is healthy, or a list of them.'),
  ),
  'body-contains': v.optional(text),
  'body-lacks': v.optional(text),
  json: v.optional(
    v.pipe(
      v.record(v.string(), scalar),
      v.description('Paths such as `database.status`, and the value that each must have.'),
    ),
  ),
  within: v.optional(
    v.pipe(durationBetween('1ms', '10m'), v.description('Slower than this is degraded.')),
  ),
})

const schema = v.strictObject({
  http: v.pipe(url, v.description('Address to ask.')),
  method: v.optional(v.picklist(['GET', 'HEAD', 'POST', 'PUT', 'OPTIONS']), 'GET'),
  headers: v.optional(v.record(v.string(), v.string()), {}),
  body: v.optional(v.string()),
  redirects: v.pipe(
    v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(20)), 5),
    v.description('How many redirects are followed.'),
  ),
  'ip-version': v.optional(v.picklist([4, 6])),
  'allow-private': v.pipe(
    v.optional(v.boolean(), false),
    v.description('Lets the address be one of a private network.'),
  ),
  expect: v.optional(expectation, {}),
})

export type HttpProbeConfig = v.InferOutput<typeof schema>

/** Asks an address. */
export const http = probeDescriptor({
  key: 'http',
  schema,
  needsCheckout: false,
  secrets: () => [],
  // A query may hold a secret, so it is left out.
  name({ http: address, method }, long) {
    const { host, pathname } = new URL(address)
    return `${method} ${long ? host : ''}${pathname}`
  },
  open: async () => (await import('./probe.ts')).httpProbe,
})
