import { afterAll, afterEach } from '@jest/globals'
import type { GitHubEvent } from '@outage-playbook/rehearsal/github/events.ts'
import type { GitHub } from '@outage-playbook/rehearsal/github/github.ts'
import type { Traffic } from './checker.ts'
import type { Exchange } from './exchange.ts'

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

/** Everything since the last time. */
export function takeTraffic(): Traffic {
  const traffic = {
    exchanges: [...exchanges.values()].map(brief),
    events: events.map(({ name, payload }) => ({ name, payload })),
  }
  exchanges.clear()
  events.length = 0
  return traffic
}

/** What was sent raw is whatever it is: that there was something is enough. */
function brief({ reply, ...exchange }: Exchange): Exchange {
  if (reply === undefined) return exchange
  const { status, body, raw } = reply
  return { ...exchange, reply: { status, body, ...(raw === undefined ? {} : { raw: nothing }) } }
}

const nothing = Buffer.alloc(0)

/** What of it GitHub's description does not know, as the checker finds that all tests share. */
async function strange(traffic: Traffic): Promise<readonly string[]> {
  if (traffic.exchanges.length + traffic.events.length === 0) return []
  const { FIDELITY_CHECKER: checker = '' } = process.env
  const answer = await fetch(checker, { method: 'POST', body: JSON.stringify(traffic) })
  if (!answer.ok) throw new Error(await answer.text())
  return (await answer.json()) as readonly string[]
}

async function check(): Promise<void> {
  const found = await strange(takeTraffic())
  if (found.length === 0) return
  const more = found.length > 20 ? [`… and ${found.length - 20} more`] : []
  const lines = [...found.slice(0, 20), ...more].map((text) => `  ${text}`)
  throw new Error(['GitHub describes this otherwise (@octokit/openapi):', ...lines].join('\n'))
}

// Checked when a test has ended, so that checking slows nothing down in it.
afterEach(check)
afterAll(check)
