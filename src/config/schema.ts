import * as v from 'valibot'
import { durationBetween } from './duration.ts'
import { hosting } from './hosting.ts'
import { postMortem } from './post-mortem.ts'
import { probe } from './probes.ts'
import { variables } from './variables.ts'
import { branch, count, filePath, login, name, repository, team, text, url } from './values.ts'

export type { VariablesConfig } from './variables.ts'

const level = v.picklist(['read', 'triage', 'write', 'maintain', 'admin'])

/** Those that GitHub has. (REST API: reactions.) */
const reaction = v.picklist([
  ...(['+1', '-1', 'laugh', 'confused', 'heart', 'hooray', 'rocket', 'eyes'] as const),
  'none',
])

const health = v.strictObject({
  timeout: v.pipe(
    v.optional(durationBetween('10ms', '10m'), '5s'),
    v.description('How long one probe may take.'),
  ),
  confirm: v.pipe(
    v.optional(
      v.strictObject({
        failures: v.optional(count, 3),
        successes: v.optional(count, 2),
        every: v.optional(durationBetween('10ms', '1h'), '10s'),
      }),
      {},
    ),
    v.description('How many findings in a row make a verdict, and how far apart they are.'),
  ),
  canary: v.optional(
    v.pipe(
      url,
      v.description(
        'An address that is always up: where it does not answer, our own network is at fault.',
      ),
    ),
  ),
  probes: v.pipe(
    v.array(probe),
    v.minLength(1, 'names no probe; add one, such as `- http: https://…`'),
  ),
})

const rollback = v.strictObject({
  automatic: v.pipe(
    v.optional(v.picklist(['always', 'when-unhealthy', 'never']), 'when-unhealthy'),
    v.description('Whether a failed deployment is rolled back without anybody asking.'),
  ),
  attempts: v.pipe(
    v.optional(count, 2),
    v.description('How many good releases to walk back at most.'),
  ),
  branch: v.pipe(
    v.optional(v.picklist(['revert', 'pull-request', 'leave']), 'revert'),
    v.description('How the branch is made to agree with what runs.'),
  ),
})

const environment = v.strictObject({
  url: v.optional(v.pipe(url, v.description('Where people reach it.'))),
  branch: v.pipe(v.optional(branch, 'main'), v.description('Branch that is deployed.')),
  workflows: v.pipe(
    v.optional(v.array(text), []),
    v.description(
      'Names of the workflows that deploy; a failed run of one is a failed deployment.',
    ),
  ),
  hosting,
  health,
  rollback: v.optional(rollback, {}),
  variables: v.optional(variables),
})

const service = v.strictObject({
  repository: v.optional(
    v.pipe(
      repository,
      v.description('Where its code and deploy workflow live; this repository by default.'),
    ),
  ),
  environments: v.pipe(
    v.record(name, environment),
    v.check(
      (all) => Object.keys(all).length > 0,
      'has no environment; add one, such as `production:`',
    ),
  ),
})

/** `.github/outage.yml`. */
export const configSchema = v.strictObject({
  version: v.literal(1, 'is not a version that exists; write `version: 1`'),
  playbook: v.pipe(
    v.optional(text, 'service-outage'),
    v.description(
      '`service-outage`, which is built in, or the path of a playbook in the repository.',
    ),
  ),
  services: v.pipe(
    v.record(name, service),
    v.check(
      (all) => Object.keys(all).length > 0,
      'has no service; add one, named as your team calls it',
    ),
  ),
  permissions: v.pipe(
    v.optional(
      v.objectWithRest({ default: v.optional(level), teams: v.optional(v.array(team)) }, level),
      {},
    ),
    v.description('Who may run commands: by default, and by the name of a command.'),
  ),
  people: v.pipe(
    v.optional(
      v.strictObject({
        'on-call': v.optional(v.array(login), []),
        'technical-lead': v.optional(v.array(login), []),
        'engineering-manager': v.optional(v.array(login), []),
        cto: v.optional(v.array(login), []),
      }),
      {},
    ),
    v.description('Logins on GitHub of those who are told, and escalated to in this order.'),
  ),
  'post-mortem': v.pipe(
    v.optional(postMortem, {}),
    v.description('Where post-mortems and their tickets are opened, and when they are due.'),
  ),
  timeline: v.optional(
    v.strictObject({
      reaction: v.pipe(
        v.optional(reaction, 'rocket'),
        v.description(
          'The reaction by which people put a comment on the timeline; `none` turns that off.',
        ),
      ),
    }),
    {},
  ),
  history: v.optional(
    v.strictObject({
      file: v.pipe(
        filePath,
        v.description('A Markdown file on the default branch that holds the outage history.'),
      ),
      by: v.pipe(
        v.optional(v.picklist(['commit', 'pull-request']), 'commit'),
        v.description('How it is kept up to date.'),
      ),
    }),
  ),
  records: v.pipe(
    v.optional(v.picklist(['github', 'mongodb']), 'github'),
    v.description(
      'Where records are kept: `github` is the branch `outage-records`, `mongodb` the database at `OUTAGE_MONGODB_URI`.',
    ),
  ),
})

export type Config = v.InferOutput<typeof configSchema>
export type Service = v.InferOutput<typeof service>
export type Environment = v.InferOutput<typeof environment>
export type Health = v.InferOutput<typeof health>
export type PermissionLevel = v.InferOutput<typeof level>
