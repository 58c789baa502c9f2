import { rounded } from '../measure/statistics.ts'
import type { Built } from '../subject/built.ts'
import { openOutage } from '../subject/outage.ts'
import { mb, ms, type Table } from '../table.ts'

/** Milliseconds that are added to every answer of the API. */
const latency = 50

export type HistoryRow = {
  readonly name: string
  readonly incidents: number
  readonly requests: number
  readonly wallMs: number
  readonly megabytes: number
}

/** Asks for the history and the figures of so many incidents: first as they are drawn, then again. */
export async function measureHistory(
  built: Built,
  counts: readonly number[],
): Promise<readonly HistoryRow[]> {
  const rows: HistoryRow[] = []
  for (const incidents of counts) {
    const outage = await openOutage(built)
    const issue = await outage.openIssue()
    await outage.remember(incidents)
    for (const name of ['/history, drawn', '/history, as it was', '/metrics']) {
      const [line = ''] = name.split(',')
      const { requests, wall, megabytes } = await outage.type('alice', issue, line, latency)
      const figures = { wallMs: rounded(wall), megabytes: rounded(megabytes, 1) }
      rows.push({ name, incidents, requests, ...figures })
    }
    await outage.close()
  }
  return rows
}

/** The table of them. */
export function historyTable(rows: readonly HistoryRow[]): Table {
  return {
    title: `History and figures, with ${latency} ms added to every answer of the API`,
    head: ['', 'incidents', 'requests', 'wall', 'memory'],
    rows: rows.map(({ name, incidents, requests, wallMs, megabytes }) => [
      name,
      incidents.toLocaleString('en-GB'),
      String(requests),
      ms(wallMs),
      mb(megabytes),
    ]),
  }
}
