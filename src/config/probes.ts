import * as v from 'valibot'
import { duration } from './duration.ts'
import { text, url } from './values.ts'

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
  within: v.optional(v.pipe(duration, v.description('Slower than this is degraded.'))),
})

const httpProbe = v.strictObject({
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

const commandProbe = v.strictObject({
  command: v.pipe(
    text,
    v.description('Command line; split like a shell’s, never given to one. Exit 0 is up.'),
  ),
})

const mongodbProbe = v.strictObject({
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
    v.pipe(duration, v.description('Connecting and a ping that take longer are degraded.')),
  ),
  'longest-operation': v.optional(
    v.pipe(duration, v.description('An operation that runs for longer is degraded.')),
  ),
})

/** The kinds of probe there are, by the key that each begins with. */
export const probeKinds = { http: httpProbe, mongodb: mongodbProbe, command: commandProbe } as const

const names = Object.keys(probeKinds)
  .map((name) => `\`${name}:\``)
  .join(', ')

const noProbe = v.never(`is not a probe; begin it with one of ${names}`)

/** A probe of any kind. Chosen by its key, so that its faults are those of its own kind. */
export const probe = v.lazy((input) => {
  if (typeof input !== 'object' || input === null) return noProbe
  return Object.entries(probeKinds).find(([name]) => Object.hasOwn(input, name))?.[1] ?? noProbe
})

export type HttpProbeConfig = v.InferOutput<typeof httpProbe>
export type MongodbProbeConfig = v.InferOutput<typeof mongodbProbe>
export type CommandProbeConfig = v.InferOutput<typeof commandProbe>
