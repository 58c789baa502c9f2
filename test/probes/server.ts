import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { HttpProbeConfig } from '../../src/probes/http/descriptor.ts'
import { systemClock } from '../../src/clock.ts'
import type { ProbeOptions } from '../../src/probes/options.ts'

export type RunningServer = { readonly url: string; readonly port: number; close(): Promise<void> }

/** A real server on loopback. */
export async function serve(handler: RequestListener, host = '127.0.0.1'): Promise<RunningServer> {
  const server: Server = createServer(handler)
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, host, resolve)
  })
  const { port } = server.address() as AddressInfo
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${port}`,
    port,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

/** What the configuration gives for `- http: URL` alone, changed as said. */
export function httpConfig(url: string, changes: Partial<HttpProbeConfig> = {}): HttpProbeConfig {
  return {
    http: url,
    method: 'GET',
    headers: {},
    redirects: 5,
    'allow-private': false,
    ...changes,
    expect: { status: 200, ...changes.expect },
  }
}

export function probeOptions(changes: Partial<ProbeOptions> = {}): ProbeOptions {
  return {
    timeout: 2_000,
    clock: systemClock,
    env: { PATH: process.env['PATH'] },
    cwd: '.',
    ...changes,
  }
}
