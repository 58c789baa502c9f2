import { afterEach, describe, expect, it } from '@jest/globals'
import { sendAhead, type Ahead } from '../../src/github/ahead.ts'
import { connectGitHub } from '../../src/github/client.ts'
import { openRest } from '../../src/github/octokit.ts'
import { impatient } from './connect.ts'
import { json, openServer, silence, type Script, type ScriptedServer } from './server.ts'

let server: ScriptedServer
afterEach(() => server.close())

const path = '/repos/acme/chatbot-fluxa/collaborators/alice/permission'
const allowed = json(200, { permission: 'write', role_name: 'write', user: null })

/** Asks ahead, as a run does that is still being read in; then connects, as it does later. */
async function opened(...scripts: readonly Script[]) {
  server = await openServer(...scripts)
  const likely = { method: 'GET', path, accept: 'application/vnd.github.v3+json' } as const
  const to = { apiUrl: server.url, token: 'ghs_token', timeout: 5_000 }
  const ahead: Ahead = sendAhead([likely], to)
  const github = connectGitHub({
    open: openRest,
    token: 'ghs_token',
    repository: 'acme/chatbot-fluxa',
    apiUrl: server.url,
    serverUrl: 'https://github.com',
    secrets: [],
    policy: impatient,
    ahead,
  })
  const ask = async (username = 'alice') =>
    (
      await github.octokit.rest.repos.getCollaboratorPermissionLevel({
        ...{ owner: 'acme', repo: 'chatbot-fluxa' },
        username,
      })
    ).data.permission
  return { ahead, ask }
}

describe('what is asked ahead', () => {
  it('is the answer to the first who asks the same, and is not asked twice', async () => {
    const { ask } = await opened(allowed)
    expect(await ask()).toBe('write')
    expect(server.asked).toHaveLength(1)
    expect(await ask()).toBe('write')
    expect(server.asked).toHaveLength(2)
  })

  it('is on its way before anybody has asked for it', async () => {
    const { ahead } = await opened(silence)
    await ahead.sent
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(server.asked.map((one) => one.path)).toEqual([path])
    ahead.close()
  })

  it('keeps nobody waiting who cannot send it', async () => {
    const { ahead } = await opened(allowed)
    await server.close()
    const to = { apiUrl: server.url, token: 'ghs_token', timeout: 5_000 }
    ahead.close()
    const likely = { method: 'GET', path, accept: 'application/json' } as const
    await sendAhead([likely], to).sent
  })

  it('is nobody else’s', async () => {
    const { ask } = await opened(allowed)
    expect(await ask('bob')).toBe('write')
    expect(server.asked.map((one) => one.path)).toEqual([path, path.replace('alice', 'bob')])
  })

  it('is tried again like anything else', async () => {
    const { ask } = await opened(json(502, { message: 'Bad Gateway' }), allowed)
    expect(await ask()).toBe('write')
    expect(server.asked).toHaveLength(2)
  })

  it('is let go of where nobody asks for it', async () => {
    const { ahead } = await opened(silence)
    const answer = ahead.take(`${server.url}${path}`, { method: 'GET' })
    ahead.close()
    await expect(answer).rejects.toThrow()
  })
})
