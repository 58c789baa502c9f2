import type { IssueSnapshot } from '../engine/context.ts'
import { instant } from '../instant.ts'
import { list, number, text } from './payload.ts'

/** The issue in a payload. */
export function issueIn(payload: unknown): IssueSnapshot {
  const at = text(payload, 'issue', 'updated_at')
  return {
    number: number(payload, 'issue', 'number'),
    body: text(payload, 'issue', 'body'),
    labels: list(payload, 'issue', 'labels').map((label) => text(label, 'name')),
    state: text(payload, 'issue', 'state'),
    author: {
      login: text(payload, 'issue', 'user', 'login'),
      isBot: text(payload, 'issue', 'user', 'type') === 'Bot',
    },
    ...(at === '' ? {} : { at: instant(at) }),
  }
}

/** True where the issue is an incident's, by its label. */
export function isIncident(issue: IssueSnapshot): boolean {
  return issue.labels.includes('incident')
}
