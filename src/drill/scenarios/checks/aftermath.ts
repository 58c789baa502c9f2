import { actionLabel, postMortemLabel } from '../../../incident/post-mortem.ts'
import type { Outcome, SeenIssue } from '../outcome.ts'
import type { Check } from '../scenario.ts'

const labelled = ({ issues }: Outcome, label: string): readonly SeenIssue[] =>
  issues.filter(({ labels }) => labels.includes(label))

const said = (issue: SeenIssue | undefined, words: RegExp): number =>
  issue?.comments.filter(({ body }) => words.test(body)).length ?? 0

/** A failure that came back while it was watched is the same incident, and is said once. */
export const cameBackOnce: Check = {
  claim: 'the recurrence opened the same incident, once, and called somebody',
  find({ incident, incidentIssue }) {
    const count = said(incidentIssue, /Recurrence: .*@alice/)
    return [
      ...(incident?.recurrences === 1 ? [] : [`It came back ${incident?.recurrences ?? 0} times.`]),
      ...(count === 1 ? [] : [`That was said ${count} times.`]),
    ]
  },
}

/** After the watch it is over, for the record and for people. */
export const closedByItself: Check = {
  claim: 'after a quiet watch the incident closed by itself, and is in the history',
  find({ incident, incidentIssue, record }) {
    return [
      ...(incident?.status === 'closed'
        ? []
        : [`The record says ${incident?.status ?? 'nothing'}.`]),
      ...(incidentIssue?.state === 'closed' ? [] : ['Its issue is not closed.']),
      ...(record.incident === undefined ? [] : ['The service still has an open incident.']),
    ]
  },
}

/** There is one post-mortem, with what the record knows and what somebody wrote. */
export function onePostMortem(written: string): Check {
  return {
    claim: 'there is one post-mortem, filled in, and what was written into it is still there',
    find(outcome) {
      const [issue, ...others] = labelled(outcome, postMortemLabel)
      if (issue === undefined) return ['There is no post-mortem.']
      return [
        ...(others.length === 0 ? [] : [`There are ${others.length + 1} post-mortems.`]),
        ...(issue.body.includes(written) ? [] : ['What was written is gone.']),
        ...(/\| Cause, as told \| nobody/.test(issue.body) ? ['The cause was forgotten.'] : []),
        ...(/recurrence: /.test(issue.body) ? [] : ['It does not know that it came back.']),
        ...(/\| \\\[(?:OUTAGE|UPDATE)\\\] /.test(messagesIn(issue.body))
          ? []
          : ['What was told to the public is not in it.']),
        ...(/nothing came back/.test(issue.body) ? [] : ['It does not know how the watch ended.']),
        ...(issue.body.includes('gantt') ? [] : ['It has no picture of the timeline.']),
        ...(issue.assignees.includes('bob') ? [] : ['The commander is not assigned.']),
      ]
    },
  }
}

/** What was changed of the variables is among what may have set it off, with its distance in time. */
export function variablesSuspected(names: readonly string[]): Check {
  return {
    claim: 'the post-mortem names the changed variables among what changed before it began',
    find(outcome) {
      const [issue] = labelled(outcome, postMortemLabel)
      const row = /^\| [^|]*\d+ (?:m?s|min)[^|]* \| Variables \|.*$/m.exec(issue?.body ?? '')?.[0]
      if (row === undefined) return ['It does not.']
      return names.filter((name) => !row.includes(name)).map((name) => `${name} is not named.`)
    },
  }
}

/** The part of a post-mortem that says what was told to the public. */
const messagesIn = (body: string): string =>
  /### Public messages[^]*?(?=\n### )/.exec(body)?.[0] ?? ''

/** Each action item has one ticket, whose number stands in its line. */
export function ticketsFiled(count: number): Check {
  return {
    claim: 'each action item has one ticket, and its line names it',
    find(outcome) {
      const tickets = labelled(outcome, actionLabel)
      const [postMortem] = labelled(outcome, postMortemLabel)
      const lines = postMortem?.body.split('\n') ?? []
      return [
        ...(tickets.length === count ? [] : [`There are ${tickets.length} tickets, not ${count}.`]),
        ...tickets.flatMap(({ number, state }) => {
          const [line, ...others] = lines.filter((each) => each.endsWith(`→ #${number}`))
          const box = state === 'closed' ? '- [x] ' : '- [ ] '
          if (line === undefined || others.length > 0) return [`#${number} is not in one line.`]
          return line.startsWith(box) ? [] : [`#${number} is ${state}, and its line is: ${line}`]
        }),
      ]
    },
  }
}

/** The follow-up review came once, with the right count. */
export function reviewedOnce(done: number, all: number): Check {
  return {
    claim: 'the follow-up review said once what is done and what is not',
    find(outcome) {
      const [postMortem] = labelled(outcome, postMortemLabel)
      const count = said(postMortem, new RegExp(`Follow-up review: ${done} of ${all} `))
      return count === 1 ? [] : [`It came ${count} times.`]
    },
  }
}
