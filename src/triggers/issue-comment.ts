import { readLines } from '../commands/lines.ts'
import { meantForUs } from '../commands/suggest.ts'
import type { Invocation } from '../incident/record.ts'
import { nothing, type Trigger } from './event.ts'
import { isIncident, issueIn } from './issue.ts'
import { number, text } from './payload.ts'

/**
 * A comment: every command line in it, in order. Prose beside commands on an incident's issue goes
 * on the timeline. The author is who counts, not who started the run.
 */
export const issueComment: Trigger = async ({ payload }) => {
  const { commands, prose } = readLines(text(payload, 'comment', 'body'))
  const ours = commands.filter(meantForUs)
  if (ours.length === 0) return nothing
  const issue = issueIn(payload)
  const id = number(payload, 'comment', 'id')
  const about = {
    actor: { login: text(payload, 'comment', 'user', 'login'), kind: 'person' as const },
    at: text(payload, 'comment', 'created_at'),
    url: text(payload, 'comment', 'html_url'),
  }
  const place = { number: issue.number, url: text(payload, 'issue', 'html_url') }
  const invocations: Invocation[] = ours.map(({ line }, index) => ({
    ...about,
    key: `comment:${id}:${index + 1}`,
    line,
    issue: place,
  }))
  const note = prose.replaceAll(/\s+/g, ' ').trim()
  if (note !== '' && isIncident(issue)) {
    invocations.push({
      ...about,
      key: `comment:${id}:prose`,
      line: `/note ${note.slice(0, 1_900)}`,
    })
  }
  return { invocations, issue }
}
