import pMap from 'p-map'
import type { Engine } from '../engine/context.ts'
import { orphanedClaims } from '../engine/orphans.ts'
import { dueEntries } from '../engine/outbox.ts'
import type { Claim, ServiceRecord } from '../incident/record.ts'
import { openRecord } from '../records/file.ts'
import type { ListedRecord } from '../ports.ts'
import { shapeOf } from '../records/shapes.ts'
import { code } from '../views/markdown.ts'
import type { Scene } from './task.ts'

/** A record that was changed since the last sweep, or in which something is under way. */
export type Restless = {
  readonly key: string
  readonly version: string
  readonly value: ServiceRecord
  /** What runs took on that are gone. */
  readonly orphans: readonly Claim[]
  /** True where runs that are gone left something to deliver. */
  readonly hasMail: boolean
}

/** How many records are read at a time; GitHub takes 100 requests at once of all of us. */
const atOnce = 10

/**
 * Reads the records that are not known to be quiet in this version, or are due: others cost no request.
 * One that cannot be read is reported, and keeps none of the others from being read.
 */
export async function restlessRecords(
  engine: Engine,
  quiet: Readonly<Record<string, string>>,
  due: ReadonlySet<string>,
  trouble: Scene['trouble'],
): Promise<{
  readonly restless: readonly Restless[]
  readonly all: ReadonlySet<string>
  /** The incidents that are closed. */
  readonly archived: readonly ListedRecord[]
}> {
  // In this order: what a person asked for is finished before what it asked for on the way.
  const everything = await engine.records.list('')
  const listed = ['services/', 'commands/', 'post-mortems/'].flatMap((prefix) =>
    everything.filter(({ key }) => key.startsWith(prefix)),
  )
  const changed = listed.filter(({ key, version }) => quiet[key] !== version || due.has(key))
  const read = await pMap(
    changed,
    ({ key, version }) =>
      readRecord(engine, key, version).catch((error: unknown) => {
        trouble(key, `The record ${code(key)} was left as it is`, error)
        return undefined
      }),
    { concurrency: atOnce },
  )
  return {
    restless: read.filter((record) => record !== undefined),
    all: new Set(listed.map(({ key }) => key)),
    archived: everything.filter(({ key }) => key.startsWith('incidents/')),
  }
}

async function readRecord(
  engine: Engine,
  key: string,
  version: string,
): Promise<Restless | undefined> {
  const shape = shapeOf(key)
  if (shape === undefined) return undefined
  const { value } = await openRecord(engine.records, shape, engine.clock)
  const [orphans, due] = await Promise.all([
    orphanedClaims(engine, value, []),
    dueEntries(engine, value),
  ])
  return { key, version, value, orphans, hasMail: due.length > 0 }
}

/** True where there is nothing in it that a later sweep could have to do with. */
export function isQuiet({ key, value }: Restless): boolean {
  // A post-mortem only names its incident.
  const isOpen = key.startsWith('services/') && value.incident !== undefined
  const hasMail = (value.outbox ?? []).length > 0
  return !isOpen && !hasMail && value.claims.every(({ finished }) => finished)
}
