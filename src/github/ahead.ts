import { openSend, type Answer, type Asked } from '../http/transport.ts'

/** A request that a run is sure to make. */
export type Likely = {
  readonly method: 'GET' | 'POST'
  /** Below the address of the API, as Octokit writes it. */
  readonly path: string
  /** What the answer is to be. */
  readonly accept: string
  readonly body?: string
}

/** Answers that are on their way. Each is for the first who asks the same. */
export type Ahead = {
  /** Settles when all are on their way, or cannot be sent, or it takes longer than it is worth. */
  readonly sent: Promise<void>
  take(address: string, asked: Asked): Promise<Answer> | undefined
  /** Lets go of what nobody asked for. */
  close(): void
}

/** Milliseconds that sending may take: as long as reading the run in, which waits for it. */
const longest = 100

function patience(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, longest).unref())
}

/**
 * Sends what a run is sure to ask, so that GitHub answers while the run is being read in: that takes as
 * long as an answer. They are reads; whatever becomes of one is for the request that takes it, which is
 * tried again like any other.
 */
export function sendAhead(
  likely: readonly Likely[],
  to: { readonly apiUrl: string; readonly token: string; readonly timeout: number },
): Ahead {
  const over = new AbortController()
  const send = openSend({ timeout: to.timeout, over: over.signal })
  const waiting = new Map<string, Promise<Answer>>()
  const leaving: Promise<void>[] = []
  for (const { method, path, accept, body } of likely) {
    const address = addressOf(to.apiUrl, path)
    const headers = {
      accept,
      authorization: `token ${to.token}`,
      'user-agent': 'outage-playbook',
      'x-github-api-version': apiVersion,
      ...(body === undefined ? {} : { 'content-type': 'application/json; charset=utf-8' }),
    }
    const left = new Promise<void>((sent) => {
      const asked = { method, headers, sent, ...(body === undefined ? {} : { body }) }
      const answer = send(address, asked)
      waiting.set(nameOf(address, { method, body }), answer)
      // It may fail before anybody asks for it.
      answer.then(
        () => sent(),
        () => sent(),
      )
    })
    leaving.push(left)
  }
  return {
    sent: Promise.race([Promise.all(leaving), patience()]).then(() => undefined),
    take(address, asked) {
      const name = nameOf(address, asked)
      const answer = waiting.get(name)
      waiting.delete(name)
      return answer
    },
    close: () => over.abort(),
  }
}

function nameOf(address: string, { method = 'GET', body = '' }: Asked): string {
  return `${method} ${address}\n${body}`
}

/** GraphQL of an Enterprise Server is not below the address of its REST API. */
function addressOf(apiUrl: string, path: string): string {
  return path === '/graphql' ? `${apiUrl.replace(/\/api\/v3$/, '/api')}${path}` : `${apiUrl}${path}`
}

/** The API version that every request names; answers are shaped by it. */
export const apiVersion = '2022-11-28'
