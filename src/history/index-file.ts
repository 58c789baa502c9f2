import { isDeepStrictEqual } from 'node:util'
import pMap from 'p-map'
import type { Engine } from '../engine/context.ts'
import { OutageError } from '../errors.ts'
import { actionLineOf, type ActionLine } from '../incident/action-line.ts'
import { lineOf, type IncidentLine } from '../incident/line.ts'
import type {
  ArchivedIncident,
  IncidentIndex,
  IndexedActions,
  IndexedLine,
} from '../incident/record.ts'
import type { ListedRecord } from '../ports.ts'
import { openRecord, type RecordFile } from '../records/file.ts'
import { indexShape } from '../records/index-shape.ts'
import { portions } from '../records/portions.ts'
import { postMortemShapeOf } from '../records/post-mortem-shape.ts'
import { archiveKey, archiveShapeOf } from '../records/shapes.ts'
import { isSameState } from '../records/versions.ts'

type Stores = Pick<Engine, 'records' | 'clock'>

/** Records that one run reads at most to catch up. */
const mostAtOnce = 5_000

/** Above so many they are read in bulk, which is fewer requests, and asks less of the records. */
const few = 20

/** Records that are held at a time while they are read. */
const mostAtATime = 200

/** The index, and what it does not know. */
export type CaughtUp = {
  readonly index: IncidentIndex
  /** How many records are still to be read. */
  readonly missing: number
  /** What is wrong with those that cannot be read. */
  readonly damaged: readonly string[]
  /** Keys of the records of all services, also of those that the configuration no longer names. */
  readonly services: readonly string[]
}

/** What is read of records, for the index. */
type News = Required<Pick<IncidentIndex, 'lines' | 'actions'>> & {
  readonly damaged: readonly string[]
}

/**
 * Puts a closed incident into the index. Done twice, or while others do the same with theirs, each
 * incident has one line: the newest that was written of it.
 */
export async function indexIncident(
  stores: Stores,
  archive: RecordFile<ArchivedIncident | undefined>,
): Promise<void> {
  const { value, version = '' } = archive
  const line = value && lineOf(value.incident)
  if (line === undefined) return
  const file = await openRecord(stores.records, indexShape, stores.clock)
  const news = { lines: [{ ...line, version }], actions: [], damaged: [] }
  await file.update((index) => withNews(index, news), `List ${archive.key}`)
}

/**
 * The index as it should be: it is compared with the list of all records, and what it lacks, or what
 * has changed, is read. That is nothing on most days, so that the number of requests does not grow
 * with the number of incidents. `anew` forgets what it says, and reads all.
 */
export async function catchUp(stores: Stores, anew = false): Promise<CaughtUp> {
  const { records, clock } = stores
  const reading = openRecord(records, indexShape, clock)
  // To forget what there is no record of, the list has to have everything that the index has.
  if (anew) await reading
  const [file, listed] = await Promise.all([reading, records.list('')])
  const before = versionsOf(file.value)
  const behind = listed.filter(
    ({ key, version }) => isIndexed(key) && (anew || !isSameState(before.get(key), version)),
  )
  const services = listed.map(({ key }) => key).filter((key) => key.startsWith('services/'))
  if (behind.length === 0 && !anew) {
    return { index: file.value, missing: 0, damaged: [], services }
  }
  // The newest first: where there are too many for one run, the others wait.
  const now = behind.toReversed().slice(0, mostAtOnce)
  const news = await readNews(stores, now)
  const change = (known: IncidentIndex): IncidentIndex =>
    withNews(anew ? without(known, before) : known, news)
  const why = `List ${now.length === 1 ? (now[0]?.key ?? '') : `${now.length} records`}`
  // Whoever may only read knows it all the same; the next who may write keeps it.
  const index = await file.update(change, why).catch(() => change(file.value))
  return { index, missing: behind.length - now.length, damaged: news.damaged, services }
}

const isIndexed = (key: string): boolean => /^(?:incidents|post-mortems)\//.test(key)

const keyOf = ({ id, number }: IndexedLine): string => archiveKey(id, number)

function versionsOf({ lines, actions = [] }: IncidentIndex): ReadonlyMap<string, string> {
  return new Map([
    ...lines.map((line) => [keyOf(line), line.version] as const),
    ...actions.map(({ key, version }) => [key, version] as const),
  ])
}

/** The index without what it said of these records. */
function without(index: IncidentIndex, of: ReadonlyMap<string, string>): IncidentIndex {
  const lines = index.lines.filter((line) => !of.has(keyOf(line)))
  const actions = index.actions?.filter(({ key }) => !of.has(key))
  return { ...index, lines, ...(actions ? { actions } : {}) }
}

async function readNews(stores: Stores, listed: readonly ListedRecord[]): Promise<News> {
  const lines: IndexedLine[] = []
  const actions: IndexedActions[] = []
  const damaged: string[] = []
  for (const part of portions(listed, mostAtATime)) {
    const values = await valuesOf(stores, part, listed.length > few)
    for (const [at, { key, version }] of part.entries()) {
      const value = values[at]
      if (value === undefined) continue
      try {
        if (value instanceof OutageError) throw value
        if (key.startsWith('post-mortems/')) actions.push({ ...actionsIn(key, value), version })
        else lines.push(...lineIn(key, value).map((line) => ({ ...line, version })))
      } catch (error) {
        // One that somebody edited into nonsense is no reason to know nothing of the others.
        if (!(error instanceof OutageError)) throw error
        damaged.push(error.message)
      }
    }
  }
  return { lines, actions, damaged }
}

function actionsIn(key: string, value: unknown): ActionLine {
  return actionLineOf(key, postMortemShapeOf(key).read(value))
}

/** Its line; none where there is no incident. */
function lineIn(key: string, value: unknown): readonly IncidentLine[] {
  const archive = archiveShapeOf(key).read(value)
  return archive ? [lineOf(archive.incident)] : []
}

/** The values of records, each as it is, or what is wrong with it. */
async function valuesOf(
  { records }: Stores,
  listed: readonly ListedRecord[],
  isBulk: boolean,
): Promise<readonly unknown[]> {
  const orError = (error: unknown): OutageError => {
    if (error instanceof OutageError && error.code === 'record-damaged') return error
    throw error
  }
  const all = isBulk ? await records.loadMany(listed).catch(orError) : undefined
  if (all !== undefined && !(all instanceof OutageError)) return all
  return pMap(
    listed,
    async ({ key }) => {
      const found = await records.load(key).catch(orError)
      return found instanceof OutageError ? found : found?.value
    },
    { concurrency: 10 },
  )
}

/** The index with these in it; the very same where it has them already. */
function withNews(index: IncidentIndex, { lines, actions }: News): IncidentIndex {
  const known = index.actions ?? []
  const [allLines, allActions] = [
    joined(index.lines, lines, keyOf),
    joined(known, actions, ({ key }) => key),
  ]
  if (allLines === index.lines && allActions === known) return index
  return { ...index, lines: allLines, ...(allActions.length > 0 ? { actions: allActions } : {}) }
}

function joined<T>(
  before: readonly T[],
  news: readonly T[],
  keyFor: (item: T) => string,
): readonly T[] {
  const all = new Map(before.map((item) => [keyFor(item), item]))
  const fresh = news.filter((item) => !isDeepStrictEqual(all.get(keyFor(item)), item))
  if (fresh.length === 0) return before
  for (const item of fresh) all.set(keyFor(item), item)
  return [...all.entries()].toSorted(([a], [b]) => compare(a, b)).map(([, item]) => item)
}

/** Keys hold numbers padded to four digits, and there may be more than 9,999. */
function compare(a: string, b: string): number {
  return a.length - b.length || (a < b ? -1 : 1)
}
