import { readFileSync } from 'node:fs'
import { allPlaces, serviceOf, type Place } from '../../config/select.ts'
import type { Engine } from '../../engine/context.ts'
import { OutageError } from '../../errors.ts'
import type { ServiceRecord } from '../../incident/record.ts'
import { variablesAt, type PlaceVariables } from '../../operations/variables/place.ts'
import {
  lastWithSnapshot,
  loadSnapshot,
  snapshotsOf,
} from '../../operations/variables/snapshots.ts'
import { openRecord } from '../../records/file.ts'
import { serviceShape } from '../../records/shapes.ts'
import { readSnapshot, type Snapshot } from '../../variables/snapshot.ts'
import { looking } from '../engine.ts'
import type { GlobalOptions } from '../options.ts'
import { guarded } from '../output.ts'

/** Which variables somebody means, and with what they open them. */
export type Own = {
  readonly service?: string
  readonly env?: string
  /** A file that `age-keygen` wrote, in place of `OUTAGE_AGE_IDENTITY`. */
  readonly identity?: string
}

/** The variables of a place, in a terminal. */
export type Opened = { readonly at: PlaceVariables; readonly record: ServiceRecord }

/** Works with the variables of the place that somebody means. */
export function withVariables(
  options: GlobalOptions,
  own: Own,
  work: (opened: Opened) => Promise<void>,
): Promise<void> {
  useIdentity(own)
  return guarded(options, () =>
    looking(options, async (engine) => {
      const { config } = await engine.settings()
      await work(await openPlace(engine, serviceOf(config, own.service, own.env)))
    }),
  )
}

/** Works with the variables of every place that has some, or of the one that is named. */
export function withEveryPlace(
  options: GlobalOptions,
  own: Own,
  work: (opened: readonly Opened[]) => Promise<void>,
): Promise<void> {
  useIdentity(own)
  return guarded(options, () =>
    looking(options, async (engine) => {
      const { config } = await engine.settings()
      const named = own.service !== undefined || own.env !== undefined
      const places = named ? [serviceOf(config, own.service, own.env)] : allPlaces(config)
      const wanted = places.filter(({ settings }) => named || settings.variables !== undefined)
      await work(await Promise.all(wanted.map((place) => openPlace(engine, place))))
    }),
  )
}

async function openPlace(engine: Engine, place: Place): Promise<Opened> {
  const { config } = await engine.settings()
  const shape = serviceShape(place.service, place.environment)
  const { value: record } = await openRecord(engine.records, shape, engine.clock)
  return { at: variablesAt(engine, config, place, record), record }
}

function useIdentity({ identity }: Own): void {
  if (identity === undefined) return
  try {
    process.env['OUTAGE_AGE_IDENTITY'] = readFileSync(identity, 'utf8')
  } catch (cause) {
    throw new OutageError('secret-missing', `The file \`${identity}\` cannot be read.`, {
      remedy: 'Name the file that `age-keygen -o FILE` wrote.',
      cause,
    })
  }
}

/** Every snapshot of a place, newest first. */
export async function allSnapshots({ at }: Opened): Promise<readonly Snapshot[]> {
  const { records } = at.engine
  const listed = await records.list(snapshotsOf(at.place))
  const values = await records.loadMany(listed)
  const snapshots = values.map((value, index) =>
    readSnapshot(value, idOf(listed[index]?.key ?? '')),
  )
  return snapshots.toSorted((a, b) => (a.at < b.at ? 1 : -1))
}

const idOf = (key: string): string => key.split('/').at(-1) ?? ''

/** The snapshot that somebody means: by its id, by its release, or the last good one. */
export async function meantSnapshot(
  { at, record }: Opened,
  wanted: string | undefined,
): Promise<Snapshot> {
  const { releases } = record
  const found =
    wanted === undefined
      ? releases
      : releases.filter(({ id, sha }) => id === wanted || sha.startsWith(wanted.toLowerCase()))
  const last = lastWithSnapshot(found)
  if (last !== undefined) return loadSnapshot(at, last.snapshot)
  if (wanted !== undefined) return loadSnapshot(at, wanted)
  throw new OutageError('snapshot-missing', 'No release has a snapshot of its variables yet.')
}
