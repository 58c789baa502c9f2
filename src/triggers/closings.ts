import { commandOf } from '../causes/typed.ts'
import { isSameRepository } from '../github/repository.ts'
import type { IssueSnapshot } from '../engine/context.ts'
import { itself } from '../incident/events.ts'
import { actionLabel, postMortemLabel } from '../incident/post-mortem.ts'
import { readTicketMarker } from '../views/post-mortem/markers.ts'
import { nothing, type Request, type Trigger } from './event.ts'
import { issueIn } from './issue.ts'
import { text, time } from './payload.ts'

/**
 * An issue closed or opened again. A post-mortem that was closed: its action items get tickets. A ticket:
 * its line in the post-mortem says so.
 */
export const closings: Trigger = async ({ payload }, config) => {
  const issue = issueIn(payload)
  const url = text(payload, 'issue', 'html_url')
  if (issue.labels.includes(actionLabel)) {
    const home = text(payload, 'repository', 'full_name')
    const places = [home, (await config())['post-mortem'].repository ?? home]
    const at = time(payload, 'issue', 'updated_at')
    const key = `${text(payload, 'action')}:${issue.number}:${at}`
    return closedTicket(issue, { key, at, url, home, places })
  }
  if (!issue.labels.includes(postMortemLabel)) return nothing
  const closedAt = time(payload, 'issue', 'closed_at')
  const login = text(payload, 'sender', 'login')
  return closedPostMortem(issue, { url, closedAt, login })
}

/** A post-mortem that somebody closed; the same however we come to know of it. */
export function closedPostMortem(
  issue: IssueSnapshot,
  by: { readonly url: string; readonly closedAt: string; readonly login: string },
): Request {
  const { url, closedAt, login } = by
  const invocation = {
    key: `closed:${issue.number}:${closedAt}`,
    cause: commandOf('file-actions'),
    actor: { login, kind: 'person' as const },
    at: closedAt,
    url,
    issue: { number: issue.number, url },
  }
  return { invocations: [invocation], issue }
}

/**
 * A ticket that was closed or opened again: the line in its post-mortem is to agree, where that is one of
 * the `places` that have ours.
 */
export function closedTicket(
  issue: Pick<IssueSnapshot, 'body'>,
  about: {
    readonly key: string
    readonly at: string
    readonly url: string
    readonly home: string
    readonly places: readonly string[]
  },
): Request {
  const { key, at, url, home, places } = about
  const [repository = '', number] = readTicketMarker(issue.body)?.postMortem.split('#') ?? []
  const isOurs = places.some((place) => isSameRepository(place, repository))
  if (!isOurs || number === undefined) return nothing
  const named = isSameRepository(repository, home) ? number : `${repository}#${number}`
  const invocation = {
    key,
    cause: commandOf('file-actions', `${named} --update`),
    // It only makes two issues agree, and files nothing: whoever may close the one may cause that.
    actor: { login: itself, kind: 'itself' as const },
    at,
    url,
  }
  return { invocations: [invocation] }
}
