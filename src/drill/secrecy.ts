import { randomBytes } from 'node:crypto'
import { patternOf } from '../secret-forms.ts'
import { isObject } from '@outage-playbook/rehearsal/github/http.ts'
import { variablesOf } from '@outage-playbook/rehearsal/github/variables.ts'
import type { EndedRun } from '@outage-playbook/rehearsal/runner/played-run.ts'
import { planted } from './scenarios/checks/secrecy.ts'
import type { World } from '@outage-playbook/rehearsal/world.ts'

/** A Secrecy is responsible for finding secrets where they must never be. */
export type Secrecy = {
  /** What every step gets besides: a secret, and all the logs that Actions can be made to write. */
  readonly env: Readonly<Record<string, string>>
  /** Puts a secret into each place that keeps variables, and listens from now on. */
  plant(world: World, environment: string): Promise<void>
  /** Where one was heard: in requests to GitHub, in what runs print, in what they leave behind. */
  leaks(): Promise<readonly string[]>
}

const debug = { RUNNER_DEBUG: '1', ACTIONS_STEP_DEBUG: 'true', ACTIONS_RUNNER_DEBUG: 'true' }

/** Makes new secrets for one rehearsal; `own` are secrets that it has anyway. */
export function openSecrecy(own: readonly string[]): Secrecy {
  const [session, value] = [newSecret(), newSecret()]
  const pattern = patternOf([session, value, ...own])
  const sent: Told[] = []
  let listened: World | undefined

  return {
    env: { ...debug, SESSION_SECRET: session },
    async plant(world, environment) {
      const { github, provider } = world
      variablesOf(github.hub, environment).set(planted, value)
      await provider.configure(planted, value)
      listened = world
      github.intercept(({ phase, request, headers, body }) => {
        if (phase !== 'before' || request.run === undefined) return undefined
        // The token stands in its own header, and values may go to the store that holds them.
        const { authorization: _, ...others } = headers
        const isStore = /\/variables\b/.test(request.path)
        const where = `a request (${request.method} ${request.path})`
        sent.push({ where, text: [request.path, JSON.stringify(others)].join('\n') })
        if (!isStore) sent.push({ where, text: `${body}\n${contentIn(body)}` })
        return undefined
      })
    },
    async leaks() {
      const ended = await Promise.all(listened?.runner.runs.map((run) => run.ended) ?? [])
      const all = [...sent, ...ended.flatMap(leftBy)]
      return [...new Set(all.filter(({ text }) => text.search(pattern) >= 0).map(heard))]
    },
  }
}

type Told = { readonly where: string; readonly text: string }

const heard = ({ where }: Told): string => `A secret is in ${where}.`

/** Letters, digits, and what neither JSON nor an address leaves as it is. */
function newSecret(): string {
  return `${randomBytes(9).toString('hex')}"/+&${randomBytes(9).toString('hex')}`
}

/** What a file is to hold, which is sent in base64. */
function contentIn(body: string): string {
  if (body === '') return ''
  const value: unknown = JSON.parse(body)
  const content = isObject(value) ? value['content'] : undefined
  return typeof content === 'string' ? Buffer.from(content, 'base64').toString('utf8') : ''
}

/** What a run leaves behind on its machine. */
function leftBy({ id, stdout, stderr, summary, outputs, state }: EndedRun): readonly Told[] {
  const where = `what run ${id} printed or left behind`
  const text = [stdout, stderr, summary, JSON.stringify(outputs), JSON.stringify(state)].join('\n')
  return [{ where, text }]
}
