import { figures, isPolling, type LoggedRequest } from '@outage-playbook/rehearsal/github/log.ts'
import type { World } from '@outage-playbook/rehearsal/world.ts'

/** What a rollback cost in requests to GitHub, polling aside. */
export type RollbackFigures = {
  readonly run: number
  /** How many releases it tried; the limits are for one. */
  readonly attempts: number
  /** True where variables were put back first: the limits are for going without. */
  readonly variables: boolean
  readonly requests: number
  /** How many had to wait for each other. */
  readonly depth: number
  /** How many of those before the hosting was called. */
  readonly beforeHosting: number
}

/** What each may be at most. */
export const limits = { requests: 15, depth: 8, beforeHosting: 3 } as const

/** Starts a deploy workflow, or asks a provider's own API for a release. */
const callsHosting = ({ method, path }: LoggedRequest): boolean =>
  method === 'POST' &&
  /\/(?:dispatches|deploys|rollback|v13\/deployments)(?:\/[^/]+)?$/.test(path.replace(/\?.*$/, ''))

/** The write of the record that nothing leaves for the hosting before. */
const writesRecord = ({ method, path }: LoggedRequest): boolean =>
  method === 'PUT' && path.includes('/contents/')

/** The figures of the first run that called the hosting, if one did. */
export function figuresOfRollback(world: World): RollbackFigures | undefined {
  for (const played of world.runner.runs) {
    const requests = played.requests()
    const asked = askedMeanwhile(world, requests)
    const calls = [...requests, ...asked].filter(callsHosting)
    const [call] = calls
    if (call === undefined) continue
    const { requests: all, depth } = figures(requests, { ignore: isPolling })
    const begun = beginning(call, requests, asked)
    const before = requests.filter(({ endedAt }) => (endedAt ?? Infinity) <= begun)
    const beforeHosting = figures(before).depth
    const variables = requests.some(({ path }) => /\bsnapshots(?:%2F|\/)/.test(path))
    const attempts = calls.length
    return { run: played.id, attempts, variables, requests: all, depth, beforeHosting }
  }
  return undefined
}

/**
 * When the call began. A provider is asked first what goes on there; what GitHub is asked in the
 * meantime is not what the call waits for.
 */
function beginning(
  call: LoggedRequest,
  requests: readonly LoggedRequest[],
  asked: readonly LoggedRequest[],
): number {
  const written = requests.findLast(
    (request) => writesRecord(request) && (request.endedAt ?? Infinity) <= call.startedAt,
  )
  const since = written?.endedAt ?? call.startedAt
  return asked.find(({ startedAt }) => startedAt >= since)?.startedAt ?? call.startedAt
}

/** What a provider was asked while a run went on: its log does not tell who asked. */
function askedMeanwhile(
  { provider }: World,
  requests: readonly LoggedRequest[],
): readonly LoggedRequest[] {
  const from = requests[0]?.startedAt ?? Infinity
  const to = requests.at(-1)?.startedAt ?? 0
  return (provider.api?.requests ?? []).filter(
    ({ startedAt }) => startedAt >= from && startedAt <= to,
  )
}
