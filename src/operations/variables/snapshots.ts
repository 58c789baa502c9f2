import { explained } from '../../engine/answer.ts'
import type { Engine } from '../../engine/context.ts'
import type { Release, ServiceRecord } from '../../incident/record.ts'
import { operationId } from '../../incident/service.ts'
import type { Variable } from '../../ports.ts'
import { OutageError } from '../../errors.ts'
import { encodeName } from '../../incident/keys.ts'
import { identitiesIn } from '../../variables/age.ts'
import { damaged, readSnapshot, type Sealed, type Snapshot } from '../../variables/snapshot.ts'
import { openSnapshot, takeSnapshot } from '../../variables/take.ts'
import type { Place } from '../../config/select.ts'
import { readOfRelease, type PlaceVariables } from './place.ts'

/** Keys of the snapshots of a place begin so. */
export function snapshotsOf({ service, environment }: Pick<Place, 'service' | 'environment'>) {
  return `snapshots/${encodeName(service)}/${encodeName(environment)}/`
}

/** Id of the snapshot that something sets off: always the same, so that it is taken once. */
export const snapshotId = (cause: string): string => operationId(`snapshot ${cause}`)

/** What is to be taken. */
export type Wanted = {
  readonly id: string
  readonly kind: Snapshot['kind']
  readonly sha: string
  readonly variables: readonly Variable[]
}

/** Takes a snapshot and keeps it. One that is kept under this id already stands. */
export async function keepSnapshot(at: PlaceVariables, wanted: Wanted): Promise<void> {
  const { engine, place, store, settings } = at
  const { service, environment } = place
  const snapshot = await takeSnapshot({
    ...wanted,
    service,
    environment,
    at: engine.clock.now().toISOString(),
    store: store.name,
    recipients: settings.recipients,
    secret: engine.vault.digestSecretOf(place),
  })
  const why = `Snapshot ${wanted.id} of the variables of ${service} ${environment}`
  await engine.records.save(`${snapshotsOf(place)}${wanted.id}`, snapshot, undefined, why)
}

/** What became of the snapshot of a good release. */
export type Taken = { readonly id: string; readonly count: number } | { readonly missing: string }

/**
 * Takes the snapshot of a good release. It never stands in the way of recording the release: where it
 * cannot be taken, or would be empty though the one before is not, that is said.
 */
export async function snapshotRelease(
  at: PlaceVariables,
  record: ServiceRecord,
  release: { readonly id: string; readonly sha: string },
): Promise<Taken> {
  try {
    const variables = await readOfRelease(at, release.sha)
    const before = record.releases.find(({ snapshot }) => snapshot !== undefined)
    if (variables.length === 0 && before !== undefined) {
      return { missing: `${at.store.name} holds no variables now, and held some before` }
    }
    const id = snapshotId(release.id)
    await keepSnapshot(at, { id, kind: 'release', sha: release.sha, variables })
    return { id, count: variables.length }
  } catch (error) {
    return { missing: explained(error).message }
  }
}

/** Snapshots never change: what was asked for once in a run is not asked for again. */
const loaded = new WeakMap<Engine, Map<string, Snapshot>>()

/** A snapshot by its id; throws `snapshot-missing`. */
export async function loadSnapshot(
  { engine, place }: Pick<PlaceVariables, 'engine' | 'place'>,
  id: string,
): Promise<Snapshot> {
  const known = ofEngine(loaded, engine)
  const key = `${snapshotsOf(place)}${id}`
  const before = known.get(key)
  if (before !== undefined) return before
  const found = await engine.records.load(key)
  if (found === undefined) {
    throw new OutageError('snapshot-missing', `There is no snapshot \`${id}\`.`)
  }
  const snapshot = readSnapshot(found.value, id)
  known.set(key, snapshot)
  return snapshot
}

function ofEngine<T>(all: WeakMap<Engine, Map<string, T>>, engine: Engine): Map<string, T> {
  const known = all.get(engine) ?? new Map<string, T>()
  all.set(engine, known)
  return known
}

/** Opens a snapshot; no value of it can leave from then on. */
export async function openedSnapshot(at: PlaceVariables, snapshot: Snapshot): Promise<Sealed> {
  const sealed = await openSnapshot(snapshot, await identitiesIn(at.engine.vault.identity))
  at.learn(sealed.variables)
  return sealed
}

/** Opening one takes a while: that is done once, too. */
const opened = new WeakMap<Engine, Map<string, Sealed>>()

/** Opens a snapshot that is to be put back: an empty one would take everything away. */
export async function openForRestore(at: PlaceVariables, id: string): Promise<Sealed> {
  const { engine, place } = at
  const known = ofEngine(opened, engine)
  const key = `${snapshotsOf(place)}${id}`
  const sealed = known.get(key) ?? (await openedSnapshot(at, await loadSnapshot(at, id)))
  if (sealed.variables.length === 0) throw damaged(id, 'is empty')
  known.set(key, sealed)
  return sealed
}

/** The release whose variables are known to be good: the newest, a good one before all others. */
export function lastWithSnapshot(
  releases: readonly Release[],
  sha?: string,
): (Release & { readonly snapshot: string }) | undefined {
  const all = releases.flatMap((release) => {
    const { snapshot } = release
    return snapshot === undefined || (sha !== undefined && release.sha !== sha)
      ? []
      : [{ ...release, snapshot }]
  })
  return all.find(({ verdict }) => verdict === 'good') ?? all[0]
}
