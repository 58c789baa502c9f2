import { listen } from '@outage-playbook/rehearsal/hosting/listen.ts'

/** An API that answers 404 to everything, and counts. */
export type Counter = { readonly url: string; count(): number; close(): Promise<void> }

/** Listens on loopback. */
export async function openCounter(): Promise<Counter> {
  let count = 0
  const { url, close } = await listen((_incoming, response) => {
    count++
    response.writeHead(404, { 'content-type': 'application/json' })
    response.end('{"message":"Not Found"}')
  })
  return { url, count: () => count, close }
}
