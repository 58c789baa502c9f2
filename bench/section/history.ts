import { median, rounded } from '../measure/statistics.ts'
import { stopwatch } from '../measure/stopwatch.ts'
import type { History } from '../subject/histories.ts'
import { ms, type Table } from '../table.ts'

/** What a question costs in a history of some length. */
export type HistoryRow = {
  readonly store: string
  readonly incidents: number
  readonly list: Cost
  readonly load: Cost
}

type Cost = { readonly requests: number; readonly ms: number }

/** Lists what is open, and loads it, in a history of that many closed incidents. */
export async function measureHistory(
  store: string,
  incidents: number,
  open: (incidents: number) => Promise<History>,
  runs: number,
): Promise<HistoryRow> {
  const history = await open(incidents)
  const cost = async (ask: () => Promise<unknown>): Promise<Cost> => {
    await ask()
    const before = history.count()
    const took: number[] = []
    for (let run = 0; run < runs; run++) took.push(await stopwatch(ask))
    return { requests: (history.count() - before) / runs, ms: rounded(median(took), 1) }
  }
  try {
    return {
      store,
      incidents,
      list: await cost(() => history.store.list('services/')),
      load: await cost(() => history.store.load('services/chatbot-fluxa/production')),
    }
  } finally {
    await history.close()
  }
}

/** The table of them. */
export function historyTable(rows: readonly HistoryRow[]): Table {
  return {
    title: 'What is open, in a history of closed incidents',
    head: ['', 'incidents', 'listing it: requests', 'time', 'loading it: requests', 'time'],
    rows: rows.map(({ store, incidents, list, load }) => [
      store,
      incidents.toLocaleString('en-GB'),
      ...[String(list.requests), ms(list.ms), String(load.requests), ms(load.ms)],
    ]),
  }
}
