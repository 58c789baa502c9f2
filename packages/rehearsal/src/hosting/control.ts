import type { IncomingMessage } from 'node:http'
import type { HostedDeployment } from './hosting.ts'
import { listen, type Listening } from './listen.ts'

export type Control = {
  deploy(sha: string): Promise<HostedDeployment>
  deployments(): readonly HostedDeployment[]
}

/** The hosting's own API: `POST /deploy {sha}`, `GET /deployments`, and `GET /` (the last one). */
export function openControl(control: Control): Promise<Listening> {
  async function answer(incoming: IncomingMessage): Promise<readonly [number, unknown]> {
    const route = `${incoming.method} ${incoming.url}`
    if (route === 'GET /deployments') return [200, control.deployments()]
    if (route === 'GET /') return [200, control.deployments().at(-1) ?? null]
    if (route !== 'POST /deploy') return [404, { detail: 'Not found' }]
    const sha = await readSha(incoming)
    if (sha === undefined) return [422, { detail: 'The body is not {"sha": FULL_SHA}.' }]
    const deployment = await control.deploy(sha)
    return [deployment.status === 'live' ? 201 : 500, deployment]
  }
  return listen((incoming, response) => {
    void answer(incoming).then(([status, body]) => {
      response.writeHead(status, { 'content-type': 'application/json' })
      response.end(JSON.stringify(body))
    })
  })
}

async function readSha(incoming: IncomingMessage): Promise<string | undefined> {
  let text = ''
  for await (const chunk of incoming) text += String(chunk)
  return /"sha"\s*:\s*"([0-9a-f]{40})"/.exec(text)?.[1]
}
