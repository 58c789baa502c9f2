import { afterAll, afterEach } from '@jest/globals'
import type { GitHubEvent } from '../../src/rehearsal/github/events.ts'
import type { GitHub } from '../../src/rehearsal/github/github.ts'
import { unexplained } from './differences.ts'
import { eventMismatches, mismatches, type Exchange, type Mismatch } from './exchange.ts'

const exchanges = new Map<object, Exchange>()
const events: GitHubEvent[] = []

/** Keeps what a rehearsed GitHub is asked, answers and tells, until the test has ended. */
export function watch({ intercept, bus }: Pick<GitHub, 'intercept' | 'bus'>): void {
  const open = new Map<number, object>()
  bus.onEvent((event) => void events.push(event))
  intercept(({ request, headers, body, reply, interrupted }) => {
    const { id, method, path } = request
    const exchange = open.get(id) ?? {}
    open.set(id, exchange)
    // What an interceptor answers is a test's own.
    const own = reply === undefined || interrupted === true ? {} : { reply }
    exchanges.set(exchange, { method, path, headers, body, ...own })
    return undefined
  })
}

/** Keeps one request that was sent to something else than a rehearsed GitHub. */
export function keepRequest(request: Exchange): void {
  exchanges.set({}, request)
}

/** Everything since the last time that GitHub's description does not know. */
export function takeMismatches(): readonly string[] {
  const found = [
    ...[...exchanges.values()].flatMap((exchange) =>
      unexplained(mismatches(exchange)).map((one) =>
        line(one, `${exchange.method} ${exchange.path}`),
      ),
    ),
    ...events.flatMap(({ name, payload }) =>
      unexplained(eventMismatches(name, payload)).map((one) => line(one, name)),
    ),
  ]
  exchanges.clear()
  events.length = 0
  return [...new Set(found)]
}

function line({ operation, part, place, found }: Mismatch, from: string): string {
  return `${operation}, ${part}${place === '' ? '' : ` at ${place}`}: ${found} (${from})`
}

function check(): void {
  const found = takeMismatches()
  if (found.length === 0) return
  const more = found.length > 20 ? [`… and ${found.length - 20} more`] : []
  const lines = [...found.slice(0, 20), ...more].map((text) => `  ${text}`)
  throw new Error(['GitHub describes this otherwise (@octokit/openapi):', ...lines].join('\n'))
}

// Checked when a test has ended, so that checking slows nothing down in it.
afterEach(check)
afterAll(check)
