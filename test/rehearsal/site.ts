import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { workflowActor } from '@outage-playbook/rehearsal/github/actors.ts'
import { list, object } from '@outage-playbook/rehearsal/github/http.ts'
import type { GitHub } from '@outage-playbook/rehearsal/github/github.ts'
import { readApp, seedHistory } from '@outage-playbook/rehearsal/github/history.ts'
import { openGitHub } from '../fidelity/open.ts'

/** The app that is rehearsed with. */
export const exampleApp = fileURLToPath(new URL('../../examples/chatbot-fluxa/', import.meta.url))

export type Answer = {
  readonly status: number
  /** JSON, or text where it is not. */
  readonly body: unknown
  readonly headers: Headers
}

/** A rehearsed GitHub with the seeded history, and a short way to ask it things. */
export type Site = {
  readonly github: GitHub
  readonly git: string
  /** Oldest first. */
  readonly history: readonly string[]
  readonly tokens: Readonly<Record<'alice' | 'bob' | 'mallory' | 'run', string>>
  /** `method` and path below the repository (or from the root, with `//`). */
  ask(
    token: string,
    request: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Answer>
  close(): Promise<void>
}

export async function openSite(): Promise<Site> {
  const git = await mkdtemp(join(tmpdir(), 'outage-site-'))
  const history = await seedHistory(git, await readApp(exampleApp))
  const repository = 'acme/chatbot-fluxa'
  const people = { alice: 'admin', bob: 'write', carol: 'triage', mallory: 'read' } as const
  const github = await openGitHub({ repository, git, people })
  return {
    github,
    git,
    history,
    tokens: {
      alice: github.personToken('alice'),
      bob: github.personToken('bob'),
      mallory: github.personToken('mallory'),
      run: github.token(workflowActor({ run: '1:1' })),
    },
    async ask(token, request, body, headers = {}) {
      const [method = 'GET', path = ''] = request.split(' ')
      const address = path.startsWith('//') ? path.slice(1) : `/repos/${repository}${path}`
      const response = await fetch(`${github.url}${address}`, {
        method,
        headers: { ...(token === '' ? {} : { authorization: `Bearer ${token}` }), ...headers },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
      const text = await response.text()
      const isJson = response.headers.get('content-type')?.startsWith('application/json') === true
      return {
        status: response.status,
        body: isJson && text !== '' ? JSON.parse(text) : text,
        headers: response.headers,
      }
    },
    async close() {
      await github.close()
      await rm(git, { recursive: true, force: true })
    },
  }
}

/** The value at a path such as `commit.sha` in an answer's JSON, as text. */
export function at({ body }: Answer, path: string): string {
  return String(path.split('.').reduce<unknown>((value, key) => object(value)[key], body))
}

/** One field of each item of a list. */
export function each(items: unknown, key: string): readonly unknown[] {
  return list(items).map((item) => object(item)[key])
}

/** Content as the contents API takes it. */
export function base64(text: string): string {
  return Buffer.from(text).toString('base64')
}
