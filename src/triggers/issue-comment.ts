import { commandOf, typedLine } from '../causes/typed.ts'
import type { IssueSnapshot } from '../engine/context.ts'
import { isOutside } from '../github/association.ts'
import { readLines } from '../parser/lines.ts'
import { meantForUs } from '../parser/suggest.ts'
import type { Invocation } from '../incident/record.ts'
import type { Trigger } from './event.ts'
import { isIncident, issueIn } from './issue.ts'
import { number, text, time } from './payload.ts'
import { truncate } from '../views/markdown.ts'
import { withoutUnseen } from '../parser/unseen.ts'

/** A comment by a person. */
export type PersonsComment = {
  readonly id: number
  readonly body: string
  readonly author: string
  readonly at: string
  readonly url: string
  /** True if GitHub counts the author neither to the repository nor to its organisation. */
  readonly byOutsider: boolean
}

/** A comment that was just written. The author is who counts, not who started the run. */
export const issueComment: Trigger = async ({ payload }) => {
  const issue = issueIn(payload)
  const comment = {
    id: number(payload, 'comment', 'id'),
    body: text(payload, 'comment', 'body'),
    author: text(payload, 'comment', 'user', 'login'),
    at: time(payload, 'comment', 'created_at'),
    url: text(payload, 'comment', 'html_url'),
    byOutsider: isOutside(text(payload, 'comment', 'author_association')),
  }
  const url = text(payload, 'issue', 'html_url')
  return { invocations: invocationsOf(comment, issue, url), issue }
}

/** Characters of prose that become a note. */
const longestNote = 1_900

/** Commands of a comment: each costs requests, and anybody can write a comment. */
const mostCommands = 50

/**
 * What a comment asks for: every command line in it, in order. Prose beside commands on an
 * incident's issue goes on the timeline. A comment with too many commands asks for a refusal.
 */
export function invocationsOf(
  { id, body, author, at, url, byOutsider }: PersonsComment,
  issue: IssueSnapshot,
  issueUrl: string,
): Invocation[] {
  const { commands, prose } = readLines(body)
  const ours = commands.filter(meantForUs)
  if (ours.length === 0) return []
  const outside = byOutsider ? ({ outsider: true } as const) : {}
  const about = { actor: { login: author, kind: 'person' as const, ...outside }, at, url }
  const place = { number: issue.number, url: issueUrl }
  if (ours.length > mostCommands) {
    const cause = { kind: 'too-many' as const, commands: ours.length, first: ours[0]?.line ?? '' }
    return [{ ...about, key: `comment:${id}:all`, cause, issue: place }]
  }
  const invocations: Invocation[] = ours.map((line, index) => ({
    ...about,
    key: `comment:${id}:${index + 1}`,
    cause: typedLine(line),
    issue: place,
  }))
  const note = truncate(withoutUnseen(prose).replaceAll(/\s+/g, ' ').trim(), longestNote)
  if (note === '' || !isIncident(issue)) return invocations
  return [...invocations, { ...about, key: `comment:${id}:prose`, cause: commandOf('note', note) }]
}
