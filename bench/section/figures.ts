import { missing, openServer, ladder, withDatabase, drop } from '../../test/mongodb/server.ts'
import { rounded } from '../measure/statistics.ts'
import type { Built } from '../subject/built.ts'
import { openOutage, type Outage } from '../subject/outage.ts'
import { mb, ms, type Table } from '../table.ts'

/** Milliseconds that are added to every answer of the API. */
const latency = 50

/** Incidents that FerretDB can have in a collection and still answer as a database would. */
const few = 500

/** What history and figures cost, of so many incidents. */
export type FiguresRow = {
  readonly store: string
  readonly name: string
  readonly incidents: number
  readonly requests: number
  readonly wallMs: number
  readonly megabytes: number
}

/** Asks for the history and the figures: as they are drawn first, as they were, and without an index. */
export async function measureFigures(
  built: Built,
  sizes: readonly number[],
): Promise<readonly FiguresRow[]> {
  const rows: FiguresRow[] = []
  for (const size of sizes)
    rows.push(...(await measured('GitHub’s branch', size, () => openOutage(built))))
  if (missing !== undefined) {
    process.stderr.write(`MongoDB is left out: ${missing}.\n`)
    return rows
  }
  const server = await openServer()
  const isReal = ladder.named !== '' || ladder.mongod !== undefined
  const made: string[] = []
  try {
    for (const size of sizes) {
      // FerretDB reads every document to find one: thousands of them say nothing of MongoDB.
      const bare = !isReal && size > few
      const open = async (): Promise<Outage> => {
        made.push(withDatabase(server.url, `outage_figures_${process.pid}_${made.length}`))
        return openOutage(built, { database: made.at(-1) ?? '', bare })
      }
      const name = `${isReal ? 'MongoDB' : 'FerretDB'}${bare ? ', the index alone' : ''}`
      rows.push(...(await measured(name, size, open, bare ? [true] : [true, false])))
    }
  } finally {
    // A server of our own goes with all that it holds.
    if (ladder.named !== '') await Promise.all(made.map(drop))
    await server.close()
  }
  return rows
}

async function measured(
  store: string,
  incidents: number,
  open: () => Promise<Outage>,
  kinds: readonly boolean[] = [true, false],
): Promise<FiguresRow[]> {
  const rows: FiguresRow[] = []
  for (const indexed of kinds) {
    const outage = await open()
    const issue = await outage.openIssue()
    await outage.remember(incidents, indexed)
    const names = indexed
      ? ['/history, drawn', '/history, as it was', '/metrics']
      : ['/history, without an index']
    for (const name of names) {
      const [line = ''] = name.split(',')
      const { requests, wall, megabytes } = await outage.type('alice', issue, line, latency)
      const figures = { wallMs: rounded(wall), megabytes: rounded(megabytes, 1) }
      rows.push({ store, name, incidents, requests, ...figures })
    }
    await outage.close()
  }
  return rows
}

/** The table of them. */
export function figuresTable(rows: readonly FiguresRow[]): Table {
  return {
    title: `History and figures, with ${latency} ms added to every answer of the API`,
    head: ['', '', 'incidents', 'requests', 'wall', 'memory'],
    rows: rows.map(({ store, name, incidents, requests, wallMs, megabytes }) => [
      store,
      name,
      incidents.toLocaleString('en-GB'),
      String(requests),
      ms(wallMs),
      mb(megabytes),
    ]),
  }
}
