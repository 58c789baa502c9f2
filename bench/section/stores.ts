import { drop, ladder, missing, openServer, withDatabase } from '../../test/mongodb/server.ts'
import { historyInMongo, historyOnGitHub } from '../subject/histories.ts'
import { measureHistory, type HistoryRow } from './history.ts'
import { measureMongo } from './mongodb.ts'
import { measureRecords, type RecordsRow } from './records.ts'

const sizes = [10, 10_000]

/** What each store of records costs; MongoDB's only where there is a server. */
export async function measureStores(): Promise<{
  readonly records: readonly RecordsRow[]
  readonly history: readonly HistoryRow[]
}> {
  const records = [...(await measureRecords(40))]
  const history: HistoryRow[] = []
  for (const size of sizes) {
    history.push(await measureHistory('GitHub’s branch', size, historyOnGitHub, 9))
  }
  if (missing !== undefined) {
    process.stderr.write(`MongoDB is left out: ${missing}.\n`)
    return { records, history }
  }
  const server = await openServer()
  const name = ladder.named === '' && ladder.mongod === undefined ? 'FerretDB' : 'MongoDB'
  const made: string[] = []
  const database = (suffix: string | number): string => {
    made.push(withDatabase(server.url, `outage_bench_${process.pid}_${suffix}`))
    return made.at(-1) ?? ''
  }
  try {
    const places = { url: database('record'), other: database('bare'), server: name }
    records.push(...(await measureMongo(places, 40)))
    for (const size of sizes) {
      const open = (incidents: number) => historyInMongo(database(size), incidents)
      history.push(await measureHistory(name, size, open, 3))
    }
  } finally {
    // A server of our own goes with all that it holds.
    if (ladder.named !== '') await Promise.all(made.map(drop))
    await server.close()
  }
  return { records, history }
}
