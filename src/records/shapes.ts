import { createHash } from 'node:crypto'
import * as v from 'valibot'
import { causeSchema } from '../causes/table.ts'
import { OutageError } from '../errors.ts'
import { time } from '../incident/events/parts.ts'
import { serviceKey } from '../incident/keys.ts'
import type { ArchivedIncident, CommandLedger, ServiceRecord } from '../incident/record.ts'
import { fullSha } from '../incident/sha.ts'
import type { Json } from '../ports.ts'
import { withCause } from './earlier-invocation.ts'
import { event } from './event-shape.ts'
import type { RecordShape } from './file.ts'
import { withOwedInOutbox } from './owed.ts'

/** The schema that this version writes, and the only one that it understands. */
const ours = 1

const text = v.string()

const json: v.GenericSchema<Json> = v.lazy(() =>
  v.union([v.string(), v.number(), v.boolean(), v.null(), v.array(json), v.record(text, json)]),
)

const link = v.looseObject({ number: v.number(), url: text })

const invocation = v.pipe(
  v.unknown(),
  v.transform(withCause),
  v.looseObject({
    key: text,
    cause: causeSchema,
    actor: v.looseObject({
      login: text,
      kind: v.picklist(['person', 'operator', 'itself']),
      outsider: v.exactOptional(v.literal(true)),
    }),
    at: text,
    url: v.exactOptional(text),
    issue: v.exactOptional(link),
  }),
)

/** A run, and which process of it. */
const process = v.looseObject({
  id: text,
  attempt: v.number(),
  job: v.exactOptional(text),
  nonce: v.exactOptional(text),
})

/** A claim, in whatever record it stands. */
export const claim = v.looseObject({
  key: text,
  invocation,
  run: process,
  at: time,
  finished: v.exactOptional(
    v.looseObject({
      at: time,
      outcome: text,
      reason: v.exactOptional(text),
      owed: v.exactOptional(text),
    }),
  ),
})

const outbox = v.array(
  v.looseObject({
    id: text,
    channel: text,
    destination: text,
    payload: json,
    at: time,
    attempts: v.number(),
    run: v.exactOptional(process),
  }),
)

const incident = v.looseObject({
  id: text,
  service: text,
  environment: text,
  // It is opened together with its first event.
  events: v.pipe(v.array(event), v.minLength(1, 'an event was expected')),
})

const release = v.looseObject({
  id: text,
  sha: fullSha,
  title: text,
  at: time,
  verdict: v.picklist(['good', 'bad', 'unknown']),
  via: v.picklist(['deployment', 'rollback']),
  verifiedAt: time,
  left: v.exactOptional(time),
  url: v.exactOptional(text),
  snapshot: v.exactOptional(text),
})

const ledger = v.looseObject({
  schema: v.literal(ours),
  claims: v.array(claim),
  outbox: v.exactOptional(outbox),
})

const archive = v.looseObject({ schema: v.literal(ours), incident })

function service(name: string, environment: string) {
  return v.looseObject({
    schema: v.literal(ours),
    service: v.literal(name),
    environment: v.literal(environment),
    claims: v.array(claim),
    incident: v.exactOptional(incident),
    frozen: v.exactOptional(
      v.looseObject({ at: time, by: text, reason: text, autodeploy: v.exactOptional(json) }),
    ),
    thawed: v.exactOptional(time),
    releases: v.array(release),
    closed: v.exactOptional(v.array(v.looseObject({ id: text, at: time }))),
    outbox: v.exactOptional(outbox),
  })
}

/** The record of a service in an environment. */
export function serviceShape(name: string, environment: string): RecordShape<ServiceRecord> {
  const key = serviceKey(name, environment)
  return {
    key,
    empty: { schema: ours, service: name, environment, claims: [], releases: [] },
    read: (value) =>
      withOwedInOutbox(
        checkRecord(service(name, environment), value, key) as unknown as ServiceRecord,
      ),
  }
}

/** The same, by its key. */
export function serviceShapeOf(key: string): RecordShape<ServiceRecord> {
  const [, name = '', environment = ''] = key.split('/')
  return serviceShape(decodeURIComponent(name), decodeURIComponent(environment))
}

/** Claims of commands typed on an issue, where they concern no service. */
export function ledgerShape(issue: number): RecordShape<CommandLedger> {
  return claimsShape(`commands/${padded(issue)}`)
}

function claimsShape(key: string): RecordShape<CommandLedger> {
  return {
    key,
    empty: { schema: ours, claims: [] },
    read: (value) => checkRecord(ledger, value, key) as unknown as CommandLedger,
  }
}

/**
 * The shape of a record that holds claims, by its key. What concerns no service reads as a service
 * without incident or releases.
 */
export function shapeOf(key: string): RecordShape<ServiceRecord> | undefined {
  const [kind] = key.split('/')
  if (kind === 'services') return serviceShapeOf(key)
  if (kind !== 'commands' && kind !== 'post-mortems') return undefined
  const { read, ...rest } = claimsShape(key)
  const bare = { service: '', environment: '', releases: [] }
  return {
    key: rest.key,
    empty: { ...bare, ...rest.empty },
    read: (value) => ({ ...bare, ...read(value) }),
  }
}

/** A closed incident, by the number of its issue. */
export function archiveShape(issue: number): RecordShape<ArchivedIncident | undefined> {
  return archiveShapeOf(archiveKey('', issue))
}

/** The same, by its key. */
export function archiveShapeOf(key: string): RecordShape<ArchivedIncident | undefined> {
  return {
    key,
    empty: undefined,
    read: (value) => checkRecord(archive, value, key) as unknown as ArchivedIncident,
  }
}

/** The key of a closed incident: by its issue or, where it has none, by its id. */
export function archiveKey(id: string, issue: number | undefined): string {
  if (issue !== undefined) return `incidents/${padded(issue)}`
  return `incidents/id-${createHash('sha256').update(id).digest('hex').slice(0, 12)}`
}

/** A number of an issue, so that keys sort as numbers do. */
export const padded = (issue: number) => String(issue).padStart(4, '0')

/** A value of the store as what it must be; throws `record-damaged`, saying where it is not. */
export function checkRecord<T>(
  schema: v.GenericSchema<unknown, T>,
  value: unknown,
  key: string,
): T {
  const written = schemaOf(value)
  if (written > ours) {
    throw new OutageError(
      'record-newer',
      `The record \`${key}.json\` was written by a newer version: its schema is ${written}, and this version knows ${ours}.`,
    )
  }
  const result = v.safeParse(schema, value)
  if (result.success) return result.output
  const where = v.getDotPath(result.issues[0]) ?? 'the top'
  throw new OutageError(
    'record-damaged',
    `The record \`${key}.json\` is not what we write: ${result.issues[0].message} (at ${where}).`,
  )
}

/** The number of a record's schema; 0 where it has none. */
function schemaOf(value: unknown): number {
  const schema: unknown =
    typeof value === 'object' && value !== null && 'schema' in value ? value.schema : 0
  return typeof schema === 'number' ? schema : 0
}
