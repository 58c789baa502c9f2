import { actionsBot } from '@outage-playbook/rehearsal/github/actors.ts'
import { oneReplyEach } from '../../src/drill/scenarios/checks/answers.ts'
import { noFailedRuns } from '../../src/drill/scenarios/checks/effort.ts'
import { nothingLeftOpen } from '../../src/drill/scenarios/checks/record.ts'
import type { Check } from '../../src/drill/scenarios/scenario.ts'

/** Kinds of events of which an incident that went well has one. */
const once = [
  'declared',
  'issue-opened',
  'frozen',
  'operation-started',
  'operation-finished',
  'deployment-failed',
]

/** Nothing that happened once is told twice. */
export const everyEventOnce: Check = {
  claim: 'every event is told once',
  find({ events }) {
    const keys = events.map((event) =>
      event.type === 'step-started' || event.type === 'step-finished'
        ? `${event.type} ${event.operation} ${event.step}`
        : event.type === 'checked'
          ? `checked ${event.step}`
          : event.type,
    )
    const counted = keys.filter((key) => once.includes(key) || key.includes(' '))
    const twice = counted.filter((key, index) => counted.indexOf(key) !== index)
    return twice.map((key) => `${key} is told more than once.`)
  },
}

/** Every answer of ours is the last word: none is still running, and none is there twice. */
export const finalReplies: Check = {
  claim: 'every answer is there once, and is final',
  find({ issues }) {
    const replies = issues
      .flatMap(({ comments }) => comments)
      .filter(({ author }) => author === actionsBot)
      .map(({ body }) => body)
    const markers = replies.map((body) => body.split('\n')[0] ?? '')
    return [
      ...markers
        .filter((marker, index) => markers.indexOf(marker) !== index)
        .map((marker) => `${marker} is there twice.`),
      ...replies
        .filter((body) => /⏳|stop with `\/cancel`/.test(body))
        .map((body) => `An answer is not final: ${body.slice(0, 300)}`),
    ]
  },
}

/** There is this number of issues of incidents. */
export function incidentIssues(count: number): Check {
  return {
    claim: `${count} incidents`,
    find({ issues }) {
      const found = issues.filter(({ labels }) => labels.includes('incident'))
      return found.length === count ? [] : [`There are ${found.length} incidents, not ${count}.`]
    },
  }
}

/** The issue shows what the record says. */
export function titled(pattern: RegExp): Check {
  return {
    claim: `the incident's title matches ${String(pattern)}`,
    find({ incidentIssue }) {
      const title = incidentIssue?.title ?? 'none'
      return pattern.test(title) ? [] : [`The incident's title is "${title}".`]
    },
  }
}

/** A run that failed ends with an annotation: what happened, what to do, and a code. */
export const failuresExplained: Check = {
  claim: 'a run that failed says in an annotation what happened, and what to do',
  find({ failedRuns }) {
    return failedRuns.filter((said) => !/ \([a-z-]+\)\s*$/.test(said))
  },
}

/** What must hold of everything. */
export const always: readonly Check[] = [
  everyEventOnce,
  finalReplies,
  oneReplyEach,
  nothingLeftOpen,
  noFailedRuns,
]
