import { isDeepStrictEqual } from 'node:util'
import pMap from 'p-map'
import type { Engine } from '../engine/context.ts'
import { lineOf } from '../incident/line.ts'
import type { ArchivedIncident, IncidentIndex, IndexedLine } from '../incident/record.ts'
import { openRecord, type RecordFile } from '../records/file.ts'
import { archivePrefix, archiveShape, indexShape, issueOfKey } from '../records/shapes.ts'

type Stores = Pick<Engine, 'records' | 'clock'>

/** Incidents that one run reads at most to catch up; the hourly limit of a workflow is 1,000 requests. */
const mostAtOnce = 400

const atOnce = 10

/** The index, and how many incidents it still does not know. */
export type CaughtUp = { readonly lines: readonly IndexedLine[]; readonly missing: number }

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
  await file.update((index) => withLines(index, [{ ...line, version }]), `List #${line.number}`)
}

/**
 * The index as it should be: it is compared with the list of all incidents, and those that it lacks,
 * or that have changed, are read. That is nothing on most days, so that the number of requests does
 * not grow with the number of incidents. `anew` forgets what it says, and reads all.
 */
export async function catchUp(stores: Stores, anew = false): Promise<CaughtUp> {
  const { records, clock } = stores
  const reading = openRecord(records, indexShape, clock)
  // To forget what there is no record of, the list has to have everything that the index has.
  if (anew) await reading
  const [file, listed] = await Promise.all([reading, records.list(archivePrefix)])
  const before = new Map(file.value.lines.map(({ number, version }) => [number, version]))
  const behind = listed.filter(
    ({ key, version }) => anew || before.get(issueOfKey(key)) !== version,
  )
  if (behind.length === 0 && !anew) return { lines: file.value.lines, missing: 0 }
  // The newest first: where there are too many for one run, the others wait.
  const now = behind.toReversed().slice(0, mostAtOnce)
  const read = await pMap(now, ({ key }) => readLine(stores, key), { concurrency: atOnce })
  const lines = read.filter((line) => line !== undefined)
  await file.update((index) => {
    const kept = anew ? index.lines.filter(({ number }) => !before.has(number)) : index.lines
    return withLines({ ...index, lines: kept }, lines)
  }, `List ${lines.length} incidents`)
  return { lines: file.value.lines, missing: behind.length - now.length }
}

async function readLine({ records, clock }: Stores, key: string): Promise<IndexedLine | undefined> {
  const { value, version } = await openRecord(records, archiveShape(issueOfKey(key)), clock)
  const line = value && lineOf(value.incident)
  return line && version !== undefined ? { ...line, version } : undefined
}

/** The index with these lines in it; the very same where it has them already. */
function withLines(index: IncidentIndex, fresh: readonly IndexedLine[]): IncidentIndex {
  const known = new Map(index.lines.map((line) => [line.number, line]))
  const news = fresh.filter((line) => !isSame(known.get(line.number), line))
  if (news.length === 0) return index
  for (const line of news) known.set(line.number, line)
  return { ...index, lines: [...known.values()].toSorted((a, b) => a.number - b.number) }
}

function isSame(a: IndexedLine | undefined, b: IndexedLine): boolean {
  return isDeepStrictEqual(a, b)
}
