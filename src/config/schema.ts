import * as v from 'valibot'
import { duration } from './duration.ts'

const text = v.pipe(v.string(), v.trim(), v.nonEmpty('is empty'))
const url = v.pipe(v.string(), v.url('is not an address such as `https://example.com`'))
const sha = v.pipe(v.string(), v.regex(/^[\w.-]+\/[\w.-]+$/, 'is not `owner/name`'))
const login = v.pipe(
  v.string(),
  v.transform((name) => name.replace(/^@/, '')),
  v.regex(/^[A-Za-z0-9](?:[A-Za-z0-9-]{0,38})$/, 'is not a GitHub login'),
)
const team = v.pipe(v.string(), v.regex(/^@?[\w.-]+\/[\w.-]+$/, 'is not a team such as `acme/sre`'))
const level = v.picklist(['read', 'triage', 'write', 'maintain', 'admin'])
const scalar = v.union([v.string(), v.number(), v.boolean(), v.null()])
const count = v.pipe(v.number(), v.integer(), v.minValue(1))

const hosting = v.variant('provider', [
  v.strictObject({
    provider: v.literal('workflow'),
    /** File name of the deploy workflow below `.github/workflows`. */
    workflow: text,
    /** Name of the workflow's input that takes the commit; without one it deploys the branch's head. */
    'ref-input': v.optional(text),
    /** Further inputs, passed as they are. */
    inputs: v.optional(v.record(v.string(), v.string())),
    timeout: v.optional(duration, '30m'),
  }),
  v.strictObject({
    provider: v.literal('command'),
    /** Command line; split like a shell's, never given to one. `{sha}` stands for the commit. */
    deploy: text,
    timeout: v.optional(duration, '30m'),
  }),
])

const httpProbe = v.strictObject({
  http: url,
  method: v.optional(v.picklist(['GET', 'HEAD', 'POST', 'PUT', 'OPTIONS']), 'GET'),
  headers: v.optional(v.record(v.string(), v.string()), {}),
  body: v.optional(v.string()),
  redirects: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(20)), 5),
  'ip-version': v.optional(v.picklist([4, 6])),
  'allow-private': v.optional(v.boolean(), false),
  expect: v.optional(
    v.strictObject({
      status: v.optional(v.union([count, v.pipe(v.array(count), v.minLength(1))]), 200),
      'body-contains': v.optional(text),
      'body-lacks': v.optional(text),
      /** Paths such as `database.status`, and the value that each must have. */
      json: v.optional(v.record(v.string(), scalar)),
      /** Slower than this is `degraded`. */
      within: v.optional(duration),
    }),
    {},
  ),
})

const commandProbe = v.strictObject({
  /** Command line; split like a shell's, never given to one. Exit 0 is up. */
  command: text,
})

const health = v.strictObject({
  timeout: v.optional(duration, '5s'),
  confirm: v.optional(
    v.strictObject({
      failures: v.optional(count, 3),
      successes: v.optional(count, 2),
      every: v.optional(duration, '10s'),
    }),
    {},
  ),
  /** An address that is always up: where it does not answer, our own network is at fault. */
  canary: v.optional(url),
  probes: v.pipe(v.array(v.union([httpProbe, commandProbe])), v.minLength(1, 'names no probe')),
})

const environment = v.strictObject({
  url: v.optional(url),
  branch: v.optional(text, 'main'),
  /** Names of the workflows that deploy; a failed run of one is a failed deployment. */
  workflows: v.optional(v.array(text), []),
  hosting,
  health,
  rollback: v.optional(
    v.strictObject({
      automatic: v.optional(v.picklist(['always', 'when-unhealthy', 'never']), 'when-unhealthy'),
      attempts: v.optional(count, 2),
      branch: v.optional(v.picklist(['revert', 'pull-request', 'leave']), 'revert'),
    }),
    {},
  ),
})

const service = v.strictObject({
  repository: v.optional(sha),
  environments: v.pipe(
    v.record(text, environment),
    v.check((all) => Object.keys(all).length > 0, 'has no environment'),
  ),
})

/** `.github/outage.yml`. */
export const configSchema = v.strictObject({
  version: v.literal(1, 'is not 1, the only version there is'),
  playbook: v.optional(text, 'service-outage'),
  services: v.pipe(
    v.record(text, service),
    v.check((all) => Object.keys(all).length > 0, 'has no service'),
  ),
  permissions: v.optional(
    v.objectWithRest({ default: v.optional(level), teams: v.optional(v.array(team)) }, level),
    {},
  ),
  people: v.optional(
    v.strictObject({
      'on-call': v.optional(v.array(login), []),
      'technical-lead': v.optional(v.array(login), []),
      'engineering-manager': v.optional(v.array(login), []),
      cto: v.optional(v.array(login), []),
    }),
    {},
  ),
  records: v.optional(v.picklist(['github']), 'github'),
})

export type Config = v.InferOutput<typeof configSchema>
export type Service = v.InferOutput<typeof service>
export type Environment = v.InferOutput<typeof environment>
export type HostingConfig = v.InferOutput<typeof hosting>
export type Health = v.InferOutput<typeof health>
export type HttpProbeConfig = v.InferOutput<typeof httpProbe>
export type CommandProbeConfig = v.InferOutput<typeof commandProbe>
export type ProbeConfig = Health['probes'][number]
export type PermissionLevel = v.InferOutput<typeof level>
