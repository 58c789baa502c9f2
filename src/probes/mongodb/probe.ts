import type { MongoClient } from 'mongodb'
import type { MongodbProbeConfig } from './descriptor.ts'
import { openClient } from '../../mongodb/client.ts'
import { troubleOf } from '../../mongodb/trouble.ts'
import type { Probe } from '../../ports.ts'
import { likelySecrets, redact, secretsOf } from '../../secrets.ts'
import { findingOf } from '../failure.ts'
import { type Finding, look } from '../finding.ts'
import type { ProbeOptions } from '../options.ts'

/** Milliseconds after which an operation counts as long, where the configuration does not say. */
const long = 60_000

/**
 * Connects to a database and pings it. How many connections there are, and which operations run for
 * long, is told where the server tells it: not every server has the commands, and not every user may.
 * The address, which is in a variable, never shows.
 */
export function mongodbProbe(
  config: MongodbProbeConfig,
  options: ProbeOptions,
  name: string,
): Probe {
  const url = options.env[config.mongodb] ?? ''
  return {
    name,
    check: (signal) =>
      look(
        name,
        options.clock,
        (text) => redact(redact(text, secretsOf(url)), likelySecrets(options.env)),
        () => check(config, url, options, signal),
      ),
  }
}

async function check(
  config: MongodbProbeConfig,
  url: string,
  { timeout }: ProbeOptions,
  signal: AbortSignal,
): Promise<Finding> {
  if (url === '') return unknown(`the variable ${config.mongodb} is not set`)
  if (signal.aborted) return unknown('stopped before it began')
  const client = await openClient(url, config.mongodb, { connect: timeout, answer: timeout }).catch(
    () => undefined,
  )
  if (client === undefined) return unknown(`${config.mongodb} is not an address of MongoDB`)
  const late = AbortSignal.timeout(timeout)
  try {
    return await Promise.race([examine(client, config), stopped(AbortSignal.any([signal, late]))])
  } catch (error) {
    if (signal.aborted) return unknown('stopped before it answered')
    if (late.aborted) return { verdict: 'down', detail: `no answer in ${timeout} ms` }
    return judge(error)
  } finally {
    // A server that does not answer is not waited for here either.
    void client.close().catch(() => undefined)
  }
}

function stopped(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(new Error('stopped')), { once: true })
  })
}

function unknown(detail: string): Finding {
  return { verdict: 'unknown', detail }
}

/** Trouble on the way to it, or the first thing that it said. */
function judge(error: unknown): Finding {
  const { kind, text, code } = troubleOf(error)
  // It answers, and what we said is wrong: that tells nothing about those who say it right.
  if (kind === 'denied') return unknown(text)
  // Atlas does so with addresses that are not on the access list, such as ours.
  if (code === 'ERR_SSL_TLSV1_ALERT_INTERNAL_ERROR') return unknown(text)
  const verdict = code === undefined ? 'down' : findingOf({ code }).verdict
  return { verdict, detail: text }
}

async function examine(client: MongoClient, config: MongodbProbeConfig): Promise<Finding> {
  const begin = performance.now()
  const admin = client.db('admin')
  await admin.command({ ping: 1 })
  const milliseconds = performance.now() - begin
  const longest = config['longest-operation'] ?? long
  const [status, operations] = await Promise.all([
    told('server status', async () => connectionsOf(await admin.command({ serverStatus: 1 }))),
    told('operations', async () => admin.aggregate(longOperations(longest)).toArray()),
  ])
  const running = typeof operations === 'string' ? operations : countOf(operations, longest)
  const isSlow = config.within !== undefined && milliseconds > config.within
  const isStuck =
    config['longest-operation'] !== undefined &&
    typeof operations === 'object' &&
    operations.length > 0
  const ping = isSlow
    ? `slow: ${Math.round(milliseconds)} ms, expected ${config.within} ms`
    : `ping in ${Math.round(milliseconds)} ms`
  return {
    verdict: isSlow || isStuck ? 'degraded' : 'up',
    detail: [ping, status, running].join('; '),
    milliseconds,
  }
}

/** What the server answers, or that it does not; losing the server itself is another matter. */
async function told<T>(what: string, ask: () => Promise<T>): Promise<T | string> {
  try {
    return await ask()
  } catch (error) {
    const { kind } = troubleOf(error)
    if (kind === 'unreachable' || kind === 'silent') throw error
    return kind === 'denied' ? `${what} not allowed` : `${what} not available`
  }
}

function connectionsOf({ connections }: { readonly connections?: unknown }): string {
  const { current, available } = Object(connections) as Readonly<Record<string, unknown>>
  if (typeof current !== 'number' || typeof available !== 'number') {
    return 'connections not available'
  }
  return `${current} of ${current + available} connections`
}

/** Operations of clients; those of the server itself may run for ever. (MongoDB manual, `$currentOp`.) */
function longOperations(longest: number): object[] {
  return [
    { $currentOp: { allUsers: true } },
    {
      $match: {
        active: true,
        secs_running: { $gte: Math.ceil(longest / 1_000) },
        op: { $ne: 'none' },
        ns: { $not: /^(local|admin|config)\./ },
      },
    },
    { $project: { secs_running: 1 } },
  ]
}

function countOf(operations: readonly object[], longest: number): string {
  const seconds = operations.map((one) => ('secs_running' in one ? Number(one.secs_running) : 0))
  const limit = `${Math.ceil(longest / 1_000)} s`
  if (seconds.length === 0) return `no operation longer than ${limit}`
  const many = seconds.length === 1 ? '1 operation' : `${seconds.length} operations`
  return `${many} longer than ${limit}, the longest ${Math.max(...seconds)} s`
}
