import { mayHoldCommand } from '../parser/suggest.ts'
import type { GitHubEvent } from './event.ts'
import { has, list, text } from './payload.ts'

/**
 * Whether an event may be any of our business, from the event alone. It is asked before anything
 * else is loaded: most comments are conversation, and cost nothing more than this.
 */
export function concernsUs({ name, payload }: GitHubEvent): boolean {
  switch (name) {
    case 'issue_comment':
      return (
        text(payload, 'action') === 'created' &&
        isPerson(payload) &&
        mayHoldCommand(text(payload, 'comment', 'body'))
      )
    case 'issues':
      return text(payload, 'sender', 'type') !== 'Bot' && concernsIssue(payload)
    case 'schedule':
      return true
    case 'workflow_run':
      return text(payload, 'action') === 'completed'
    case 'deployment_status':
      return ['failure', 'error', 'success'].includes(text(payload, 'deployment_status', 'state'))
    default:
      return false
  }
}

/** Boxes that somebody ticked; a post-mortem that was closed; a ticket that was closed or opened again. */
function concernsIssue(payload: unknown): boolean {
  const labels = list(payload, 'issue', 'labels').map((label) => text(label, 'name'))
  switch (text(payload, 'action')) {
    case 'edited':
      return has(payload, 'changes', 'body') && labels.includes('incident')
    case 'closed':
      return labels.includes('post-mortem') || labels.includes('action-item')
    case 'reopened':
      return labels.includes('action-item')
    default:
      return false
  }
}

/** True where a person wrote the comment: neither a bot, nor an app in a person's name. */
function isPerson(payload: unknown): boolean {
  return (
    text(payload, 'comment', 'user', 'type') !== 'Bot' &&
    !has(payload, 'comment', 'performed_via_github_app')
  )
}
