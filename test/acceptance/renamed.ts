import { createServer, request } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'

export type Renamed = { readonly url: string; close(): Promise<void> }

/** A server in front of a GitHub, where the repository `to` also has the name `from`. */
export async function openRenamed(github: string, from: string, to: string): Promise<Renamed> {
  const server = createServer((asked, answer) => {
    const path = (asked.url ?? '').replace(`/repos/${from}/`, `/repos/${to}/`)
    const { method, headers } = asked
    const onward = request(`${github}${path}`, { method, headers }, (answered) => {
      answer.writeHead(answered.statusCode ?? 502, answered.headers)
      answered.pipe(answer)
    })
    onward.on('error', () => answer.destroy())
    asked.pipe(onward)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    async close() {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}
