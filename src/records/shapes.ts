import * as v from 'valibot'
import { OutageError } from '../errors.ts'
import type {
  ArchivedIncident,
  CommandLedger,
  IncidentIndex,
  ServiceRecord,
} from '../incident/record.ts'
import type { RecordShape } from './file.ts'

const claim = v.looseObject({
  key: v.string(),
  invocation: v.looseObject({ key: v.string(), line: v.string() }),
  run: v.looseObject({ id: v.string(), attempt: v.number() }),
  at: v.string(),
})

const event = v.looseObject({
  id: v.string(),
  at: v.string(),
  actor: v.string(),
  type: v.string(),
})

const incident = v.looseObject({
  id: v.string(),
  service: v.string(),
  environment: v.string(),
  events: v.array(event),
})

const release = v.looseObject({
  id: v.string(),
  sha: v.string(),
  title: v.string(),
  at: v.string(),
  verdict: v.picklist(['good', 'bad']),
})

const service = v.looseObject({
  schema: v.literal(1),
  service: v.string(),
  environment: v.string(),
  claims: v.array(claim),
  incident: v.optional(incident),
  releases: v.array(release),
})

/** The record of a service in an environment. */
export function serviceShape(name: string, environment: string): RecordShape<ServiceRecord> {
  const key = `services/${encode(name)}/${encode(environment)}`
  return {
    key,
    empty: { schema: 1, service: name, environment, claims: [], releases: [] },
    read: (value) => checkRecord(service, value, key) as unknown as ServiceRecord,
  }
}

/** Claims of commands typed on an issue, where they concern no service. */
export function ledgerShape(issue: number): RecordShape<CommandLedger> {
  const key = `commands/${padded(issue)}`
  return {
    key,
    empty: { schema: 1, claims: [] },
    read: (value) =>
      checkRecord(
        v.looseObject({ schema: v.literal(1), claims: v.array(claim) }),
        value,
        key,
      ) as unknown as CommandLedger,
  }
}

/**
 * The shape of a record that holds claims, by its key. What concerns no service reads as a service
 * without incident or releases.
 */
export function shapeOf(key: string): RecordShape<ServiceRecord> | undefined {
  const [kind, name = '', environment = ''] = key.split('/')
  if (kind === 'services')
    return serviceShape(decodeURIComponent(name), decodeURIComponent(environment))
  if (kind !== 'commands') return undefined
  const { read, ...ledger } = ledgerShape(Number(name))
  const bare = { service: '', environment: '', releases: [] }
  return {
    key: ledger.key,
    empty: { ...bare, ...ledger.empty },
    read: (value) => ({ ...bare, ...read(value) }),
  }
}

/** A closed incident. */
export function archiveShape(issue: number): RecordShape<ArchivedIncident | undefined> {
  const key = `incidents/${padded(issue)}`
  return {
    key,
    empty: undefined,
    read: (value) =>
      checkRecord(
        v.looseObject({ schema: v.literal(1), incident }),
        value,
        key,
      ) as unknown as ArchivedIncident,
  }
}

const line = v.looseObject({
  id: v.string(),
  number: v.number(),
  url: v.string(),
  service: v.string(),
  environment: v.string(),
  title: v.string(),
  severity: v.string(),
  trigger: v.string(),
  startedAt: v.string(),
  detectedAt: v.string(),
  version: v.string(),
})

const index = v.looseObject({ schema: v.literal(1), lines: v.array(line) })

/** A line an incident that is closed, the oldest first. */
export const indexShape: RecordShape<IncidentIndex> = {
  key: 'index',
  empty: { schema: 1, lines: [] },
  read(value) {
    checkRecord(index, value, 'index')
    // As it was read: the check puts keys in another order, which would show as a change.
    return value as IncidentIndex
  },
}

/** Where closed incidents are kept. */
export const archivePrefix = 'incidents/'

/** The issue of an archived incident, from its key. */
export const issueOfKey = (key: string): number => Number(key.slice(archivePrefix.length))

const padded = (issue: number) => String(issue).padStart(4, '0')

/** Names of services and environments may hold anything; a key holds only what a path may. */
const encode = (name: string) => encodeURIComponent(name).replaceAll('.', '%2E')

/** A value of the store as what it must be; throws `record-damaged`, saying where it is not. */
export function checkRecord<T>(
  schema: v.GenericSchema<unknown, T>,
  value: unknown,
  key: string,
): T {
  const result = v.safeParse(schema, value)
  if (result.success) return result.output
  const where = v.getDotPath(result.issues[0]) ?? 'the top'
  throw new OutageError(
    'record-damaged',
    `The record \`${key}.json\` is not what we write: ${result.issues[0].message} (at ${where}).`,
  )
}
