import { median, rounded } from '../measure/statistics.ts'
import type { Built } from '../subject/built.ts'
import { measuredCommands } from '../subject/commands.ts'
import { openOutage, type Cost } from '../subject/outage.ts'
import { mb, ms, times, type Table } from '../table.ts'

/** Milliseconds that are added to every answer of the API. */
const latencies = [0, 50, 100]

export type CommandRow = {
  readonly name: string
  readonly latencyMs: number
  readonly requests: number
  /** Missing where answers take no time: what leaves together looks like a sequence there. */
  readonly depth?: number
  /** From the start of the process until the request to deploy arrives. */
  readonly untilHostingMs?: number
  /** From the start until the last answer to the person arrives, but for the deployment itself. */
  readonly answeredMs: number
  /** Everything but the deployment itself. */
  readonly besideMs: number
  /** How much of that is the pause between two questions whether it has ended. */
  readonly noticingMs?: number
  /** How much of that is checking the health as often as the configuration asks for. */
  readonly verifyingMs?: number
  readonly deploymentMs?: number
  readonly megabytes: number
  /** `besideMs` to the whole life of a bare node. */
  readonly ratio: number
}

/** Plays every command at every latency, `rounds` times, taking turns. */
export async function measureCommands(
  built: Built,
  rounds: number,
  bareMs: number,
): Promise<readonly CommandRow[]> {
  const costs = new Map<string, Cost[]>()
  for (let round = 0; round < rounds; round++) {
    const outage = await openOutage(built)
    const issue = await outage.openIssue()
    for (const latency of latencies) {
      for (const { name, play } of measuredCommands) {
        const key = `${name}\n${latency}`
        costs.set(key, [...(costs.get(key) ?? []), await play(outage, issue, latency)])
      }
    }
    await outage.close()
  }
  return measuredCommands.flatMap(({ name }) =>
    latencies.map((latency) =>
      rowOf(name, latency, costs.get(`${name}\n${latency}`) ?? [], bareMs),
    ),
  )
}

function rowOf(name: string, latency: number, costs: readonly Cost[], bareMs: number): CommandRow {
  const middle = (read: (cost: Cost) => number): number => median(costs.map(read))
  const beside = middle(({ wall, hosting }) => wall - (hosting?.deployment ?? 0))
  const hosting = costs.every((cost) => cost.hosting !== undefined)
  return {
    name,
    latencyMs: latency,
    requests: middle(({ requests }) => requests),
    ...(latency === 0 ? {} : { depth: middle(({ depth }) => depth) }),
    ...(hosting
      ? {
          untilHostingMs: rounded(middle((cost) => cost.hosting?.until ?? NaN)),
          noticingMs: rounded(middle((cost) => cost.hosting?.noticing ?? NaN)),
          verifyingMs: rounded(middle((cost) => cost.hosting?.verifying ?? NaN)),
          deploymentMs: rounded(middle((cost) => cost.hosting?.deployment ?? NaN)),
        }
      : {}),
    answeredMs: rounded(middle(({ answered, hosting }) => answered - (hosting?.deployment ?? 0))),
    besideMs: rounded(beside),
    megabytes: rounded(
      middle(({ megabytes }) => megabytes),
      1,
    ),
    ratio: rounded(beside / bareMs, 1),
  }
}

/** The table of them. */
export function commandsTable(rows: readonly CommandRow[]): Table {
  const optional = (value: number | undefined): string => (value === undefined ? '–' : ms(value))
  return {
    title: 'Commands, with a delay added to every answer of the API',
    head: [
      ...['', 'added', 'requests', 'depth', 'until hosting', 'until answered', 'beside deployment'],
      ...['÷ node', 'of it, noticing', 'of it, verifying', 'deployment', 'memory'],
    ],
    rows: rows.map((row) => [
      row.name,
      `${row.latencyMs} ms`,
      String(row.requests),
      row.depth === undefined ? '–' : String(row.depth),
      optional(row.untilHostingMs),
      ms(row.answeredMs),
      ms(row.besideMs),
      times(row.ratio),
      optional(row.noticingMs),
      optional(row.verifyingMs),
      optional(row.deploymentMs),
      mb(row.megabytes),
    ]),
  }
}
