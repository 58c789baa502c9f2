import { isObject, object, list, type Json } from '../../github/http.ts'

export type UpstreamReply = { readonly status: number; readonly body: unknown }

/** An Upstream is responsible for teams, projects and their variables. */
export type Upstream = {
  readonly team: string
  readonly project: { readonly id: string; readonly name: string }
  /** `path` carries its query; the team is added. */
  send(method: string, path: string, body?: unknown): Promise<UpstreamReply>
  close(): Promise<void>
}

const login = 'developer'

/** It allows each token 5,000 requests an hour, and projects with many variables need more. */
const tokens = Array.from({ length: 50 }, (_, index) => `upstream-${index}`)

/**
 * Starts the `emulate` package's Vercel with one project. Its deployments are ready the moment they
 * are asked for, and none can be rolled back to: those are our own.
 */
export async function openUpstream(name: string): Promise<Upstream> {
  // Loaded only here: it is large, and no command but the drill needs it.
  const { createEmulator } = await import('emulate')
  const emulator = await createEmulator({
    service: 'vercel',
    port: 0,
    seed: {
      tokens: Object.fromEntries(tokens.map((token) => [token, { login }])),
      vercel: { users: [{ username: login }], teams: [{ slug: 'acme', name: 'Acme' }] },
    },
  })
  const address = emulator.url.replace('localhost', '127.0.0.1')

  let sent = 0

  async function ask(method: string, path: string, body?: unknown): Promise<UpstreamReply> {
    const token = tokens[sent++ % tokens.length] ?? ''
    const response = await fetch(`${address}${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body === undefined || method === 'GET' ? {} : { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    return { status: response.status, body: text === '' ? undefined : JSON.parse(text) }
  }

  const teams = list(object((await ask('GET', '/v2/teams')).body)['teams'])
  const team = String(teams.find(isObject)?.['id'] ?? '')
  const send: Upstream['send'] = (method, path, body) =>
    ask(method, `${path}${path.includes('?') ? '&' : '?'}teamId=${team}`, body)
  const gitRepository = { type: 'github', repo: name, org: 'acme', repoId: 1 }
  const made: Json = object((await send('POST', '/v11/projects', { name, gitRepository })).body)
  return {
    team,
    project: { id: String(made['id']), name },
    send,
    close: () => emulator.close(),
  }
}
