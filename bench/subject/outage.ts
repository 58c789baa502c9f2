import { figures, isPolling, type LoggedRequest } from '@outage-playbook/rehearsal/github/log.ts'
import type { ProviderName } from '@outage-playbook/rehearsal/providers/table.ts'
import { figuresOfRollback, type RollbackFigures } from '../../src/drill/scenarios/figures.ts'
import { openWorld } from '../../src/drill/world.ts'
import { rehearsalConfig } from '../../src/drill/world-config.ts'
import { observedOf, observing } from '../measure/observed.ts'
import { listenForSpawns } from '../measure/spawns.ts'
import type { Built } from './built.ts'
import { addIncidents, addToDatabase } from './incidents.ts'

/** What one command cost, in milliseconds and requests to GitHub. */
export type Cost = {
  /** Polling aside. */
  readonly requests: number
  /** How many of them had to wait for each other; tells little where an answer takes no time. */
  readonly depth: number
  /** From the start of the process to its end. */
  readonly wall: number
  /** From the start of the process until the last answer to the person arrives. */
  readonly answered: number
  readonly megabytes: number
  readonly files: readonly string[]
  readonly hosting?: HostingCost
}

export type HostingCost = {
  /** From the start of the process until the request to deploy arrived. */
  readonly until: number
  /** How many requests had to wait for each other before. */
  readonly depth: number
  /** From the answer to that request until the deployment had ended. */
  readonly deployment: number
  /** From there until we were told so: what polling costs. */
  readonly noticing: number
  /** From there until the health was found good: the checks, and the pauses between them. */
  readonly verifying: number
}

/** A rehearsed outage: an app with releases, people, and issues to type commands into. */
export type Outage = {
  /** Types a command, with `latency` milliseconds added to every answer to it. */
  type(who: string, issue: number, line: string, latency?: number): Promise<Cost>
  /** Pushes a good release, and waits until it is recorded. */
  release(): Promise<void>
  openIssue(): Promise<number>
  /** Puts that many closed incidents on record, and their index where `indexed`. */
  remember(incidents: number, indexed: boolean): Promise<void>
  /** What the first rollback cost of GitHub, also where another API was called for it. */
  rollback(): RollbackFigures | undefined
  /** Number of the open incident's issue. */
  incident(): Promise<number>
  close(): Promise<void>
}

/**
 * Opens a world that has two good releases on record; `files` lists what each run loads, `database` is
 * where records are kept, instead of on GitHub; `bare`: there, of closed incidents the index alone.
 */
export async function openOutage(
  built: Built,
  {
    files = false,
    database,
    bare = false,
    hosting = 'workflow',
  }: {
    readonly files?: boolean
    readonly database?: string
    readonly bare?: boolean
    readonly hosting?: ProviderName
  } = {},
): Promise<Outage> {
  const env = {
    ...observing(built.scratch, files),
    ...(database === undefined ? {} : { OUTAGE_MONGODB_URI: database }),
  }
  const store = database === undefined ? 'github' : 'mongodb'
  const world = await openWorld({
    dist: built.index,
    env,
    hosting,
    config: ({ app }) => `${rehearsalConfig(hosting, app)}records: ${store}\n`,
  })
  const { github, runner } = world
  const spawns = listenForSpawns(() => github.now())
  const deployed: number[] = []
  let latency = 0
  // A bench asks for more in a minute than an outage in an hour.
  github.settings.rateLimit = 1_000_000
  github.intercept(async ({ phase, request }) => {
    const waits = phase === 'after' && request.run !== undefined && latency > 0
    if (waits) await new Promise((resolve) => setTimeout(resolve, latency))
    return undefined
  })
  github.bus.onEvent(({ name, payload }) => {
    if (name === 'workflow_run' && payload['action'] === 'completed') deployed.push(github.now())
  })

  const release = async (): Promise<void> => {
    await world.push('good', 'bob')
    await world.waitForIdle()
  }

  const type = async (who: string, issue: number, line: string, added = 0): Promise<Cost> => {
    const before = runner.runs.length
    latency = added
    await world.comment(issue, who, line)
    await world.waitForIdle()
    latency = 0
    const played = runner.runs[before]
    const spawn = spawns.newest(built.index)
    if (played === undefined || spawn === undefined) throw new Error(`${line} started no run.`)
    const { exitCode, milliseconds, stdout } = await played.ended
    if (exitCode !== 0) throw new Error(`${line} ended with ${exitCode}.\n${stdout}`)
    const requests = played.requests()
    const observed = await observedOf(built.scratch, spawn.child.pid ?? 0)
    const hosting = hostingOf(requests, spawn.at, deployed)
    const counted = figures(requests, { ignore: isPolling })
    const answered = answeredAt(requests) - spawn.at
    return {
      ...counted,
      wall: milliseconds,
      answered,
      ...observed,
      ...(hosting ? { hosting } : {}),
    }
  }

  await release()
  await release()
  return {
    type,
    release,
    remember: (incidents, indexed) =>
      database === undefined
        ? addIncidents(github.hub.git, incidents, indexed)
        : addToDatabase(database, incidents, indexed, bare),
    openIssue: async () =>
      Number(
        (await world.openIssue('eve', 'The chatbot is slow', 'Since this morning.'))['number'],
      ),
    rollback: () => figuresOfRollback(world),
    incident: async () =>
      Number((await world.issues('?state=open&labels=incident')).at(0)?.['number']),
    async close() {
      spawns.stop()
      await world.close()
    },
  }
}

/** When the last word of the reply arrived. */
function answeredAt(requests: readonly LoggedRequest[]): number {
  const isReply = ({ method, path }: LoggedRequest) =>
    (method === 'PATCH' || method === 'POST') && path.includes('/comments')
  return requests.findLast(isReply)?.startedAt ?? NaN
}

/** The part that the hosting played; times are in the clock of the log. */
function hostingOf(
  requests: readonly LoggedRequest[],
  started: number,
  deployed: readonly number[],
): HostingCost | undefined {
  const call = requests.find(({ path }) => path.endsWith('/dispatches'))
  if (call?.endedAt === undefined) return undefined
  const { startedAt, endedAt } = call
  // The run of the playbook ends too; the deployment is the first to end after the call.
  const live = deployed.find((at) => at > startedAt) ?? NaN
  const told = requests.filter(isPolling).find((request) => request.startedAt >= live)
  const before = requests.filter((request) => (request.endedAt ?? Infinity) <= startedAt)
  const next = requests.find((request) => request.startedAt > (told?.endedAt ?? Infinity))
  return {
    until: startedAt - started,
    depth: figures(before).depth,
    deployment: Math.max(0, live - endedAt),
    noticing: (told?.endedAt ?? NaN) - live,
    verifying: (next?.startedAt ?? NaN) - (told?.endedAt ?? NaN),
  }
}
