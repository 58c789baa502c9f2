import { headlineOf } from './scenarios/answers.ts'
import { actionsBot } from '@outage-playbook/rehearsal/github/actors.ts'
import type { GitHubEvent } from '@outage-playbook/rehearsal/github/events.ts'
import { isObject, list, object, type Json } from '@outage-playbook/rehearsal/github/http.ts'

/** What an event on GitHub means to somebody who watches; nothing where it means little. */
export function narrate({ name, payload, actor }: GitHubEvent): string | undefined {
  switch (name) {
    case 'issues':
      return aboutIssue(payload, actor.login)
    case 'issue_comment':
      return aboutComment(payload, actor.login)
    case 'workflow_run':
      return aboutRun(payload)
    case 'push':
      return aboutPush(payload, actor.login)
    default:
      return undefined
  }
}

const who = (login: string): string => (login === actionsBot ? 'the playbook' : `@${login}`)

function aboutIssue(payload: Json, login: string): string | undefined {
  const { number, title } = object(payload['issue'])
  const action = payload['action']
  if (action === 'opened') return `${who(login)} opens issue #${number}: ${title}`
  if (action === 'closed') return `${who(login)} closes issue #${number}`
  const changes = object(payload['changes'])
  if (action === 'edited' && 'title' in changes) return `issue #${number} is now: ${title}`
  return undefined
}

function aboutComment(payload: Json, login: string): string | undefined {
  const { body } = object(payload['comment'])
  const { number } = object(payload['issue'])
  const text = typeof body === 'string' ? body : ''
  if (login !== actionsBot) return `@${login} in #${number}: ${text}`
  return `the playbook in #${number}: ${headlineOf(text)}`
}

function aboutRun(payload: Json): string | undefined {
  const run = object(payload['workflow_run'])
  if (payload['action'] !== 'completed' || run['name'] !== 'Deploy') return undefined
  const what =
    run['event'] === 'push'
      ? ` of ${String(run['head_sha']).slice(0, 7)}`
      : ' that the playbook asked for'
  return `the deploy run${what}: ${run['conclusion']}`
}

function aboutPush(payload: Json, login: string): string | undefined {
  if (payload['ref'] !== 'refs/heads/main') return undefined
  const commit = list(payload['commits']).findLast(isObject)
  const [title] = String(commit?.['message'] ?? '').split('\n')
  return `${who(login)} pushes to main: ${String(payload['after']).slice(0, 7)} “${title}”`
}
