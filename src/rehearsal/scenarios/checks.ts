import { itself } from '../../incident/events.ts'
import { stepMarker } from '../../views/markers.ts'
import { duration } from '../../views/time.ts'
import { actionsBot } from '../github/actors.ts'
import { repliesTo } from './answers.ts'
import { limits } from './figures.ts'
import type { Outcome } from './outcome.ts'
import type { Check } from './scenario.ts'

const short = (sha: string): string => (sha === '' ? 'nothing' : sha.slice(0, 7))

/** The app answers, is healthy, and says that it runs this commit. */
export function runs(wanted: (outcome: Outcome) => string, name: string): Check {
  return {
    claim: `production answers, healthy, from ${name}`,
    find(outcome) {
      const { status } = outcome.health
      const sha = wanted(outcome)
      return [
        ...(status === 200 ? [] : [`The app answers ${status}, not 200.`]),
        ...(outcome.running === sha
          ? []
          : [`The app runs ${short(outcome.running)}, not ${short(sha)}.`]),
      ]
    },
  }
}

/** The branch has exactly one commit of ours, on top of what it takes back. */
export function revertedTo(wanted: (outcome: Outcome) => string): Check {
  return {
    claim:
      'git log has the revert commit, exactly once, and its files are those of the good release',
    find(outcome) {
      const ours = outcome.log.filter(({ message }) => /^Outage-Operation: /m.test(message))
      const [commit] = ours
      if (commit === undefined) return ['git log has no commit with an Outage-Operation trailer.']
      const target = outcome.log.find(({ sha }) => sha === wanted(outcome))
      const named = /^Outage-Target: (\S+)$/m.exec(commit.message)?.[1] ?? ''
      return [
        ...(ours.length === 1 ? [] : [`git log has ${ours.length} revert commits, not 1.`]),
        ...(named === target?.sha
          ? []
          : [`The revert commit names ${short(named)}, not ${short(wanted(outcome))}.`]),
        ...(commit.tree === target?.tree
          ? []
          : ['The files of the revert commit are not those of the good release.']),
      ]
    },
  }
}

/** After the outage began, the hosting was asked for exactly these commits, in this order. */
export function deployedOnly(
  wanted: (outcome: Outcome) => readonly string[],
  claim: string,
): Check {
  return {
    claim,
    find(outcome) {
      const asked = outcome.deployed.slice(outcome.before.deployments).map(short)
      const expected = wanted(outcome).map(short)
      if (asked.join() === expected.join()) return []
      return [`The hosting was asked for ${asked.join(', ')}; expected was ${expected.join(', ')}.`]
    },
  }
}

/** The incident and the issue where the command was typed name each other. */
export const linkedBothWays: Check = {
  claim: 'the incident and the issue where the command was typed link to each other',
  find({ incident, incidentIssue, script, issues }) {
    const origin = script.commands[0]?.issue
    const number = incidentIssue?.number
    if (number === undefined) return ['There is no incident.']
    const answers = issues.find((issue) => issue.number === origin)?.comments ?? []
    return [
      ...(number === origin ? ['The incident is the issue where the command was typed.'] : []),
      ...(incident?.linked.some((link) => link.number === origin)
        ? []
        : [`The incident does not know of #${origin}.`]),
      ...(incidentIssue?.body.includes(`#${origin}`) ||
      incidentIssue?.body.includes(`/issues/${origin})`)
        ? []
        : [`The incident's issue does not name #${origin}.`]),
      ...(answers.some(
        ({ author, body }) => author === actionsBot && body.includes(`/issues/${number})`),
      )
        ? []
        : [`The answer in #${origin} does not link to #${number}.`]),
    ]
  },
}

/** The one who was refused is told why, and who may. */
export const toldWhoMay: Check = {
  claim: 'the refusal says why, and names somebody who may',
  find(outcome) {
    return outcome.script.commands.flatMap((command) => {
      const [reply] = repliesTo(outcome, command)
      const text = reply?.body ?? ''
      return [
        ...(/permission/.test(text) ? [] : ['The answer does not speak of permission.']),
        ...(/alice/.test(text) ? [] : ['The answer names nobody who may.']),
      ]
    })
  },
}

/** The branch is as it was before. */
export const branchUntouched: Check = {
  claim: 'the branch, the hosting and the records are untouched',
  find({ log, before, deployed, running, incident, record }) {
    return [
      ...(log[0]?.sha === before.head ? [] : ['The branch has moved.']),
      ...(deployed.length === before.deployments ? [] : ['Something was deployed.']),
      ...(running === before.running ? [] : ['Another release is running.']),
      ...(incident === undefined ? [] : ['An incident was opened.']),
      ...(record.frozen === undefined ? [] : ['Deployments are frozen.']),
    ]
  },
}

/** Steps that are done by the playbook itself are ticked, with evidence, in the issue too. */
export function tickedByItself(steps: readonly string[]): Check {
  return {
    claim: 'the checklist has its automated steps ticked, with evidence',
    find({ incident, incidentIssue, playbook }) {
      const known = JSON.stringify(playbook)
      return steps
        .filter((step) => known.includes(`"id":"${step}"`))
        .flatMap((step) => {
          const check = incident?.checks[step]
          if (check === undefined) return [`The step ${step} is not ticked.`]
          if (check.by !== itself) return [`The step ${step} was ticked by ${check.by}.`]
          if (check.evidence === undefined) return [`The step ${step} has no evidence.`]
          return isDrawnTicked(incidentIssue?.body ?? '', step)
            ? []
            : [`The step ${step} is not ticked in the issue.`]
        })
    },
  }
}

/** What was ticked by hand stays ticked, in the record and in the issue. */
export const handTicksKept: Check = {
  claim: 'the box that was ticked by hand is still ticked',
  find({ script, incident, incidentIssue }) {
    return script.ticks.flatMap(({ step, author }) => {
      const check = incident?.checks[step]
      return [
        ...(check === undefined ? [`The tick of ${author} at ${step} is not in the record.`] : []),
        ...(check === undefined || check.by === author
          ? []
          : [`The tick at ${step} is said to be by ${check.by}, not ${author}.`]),
        ...(isDrawnTicked(incidentIssue?.body ?? '', step)
          ? []
          : [`The box ${step} that ${author} ticked is not ticked any more.`]),
      ]
    })
  },
}

function isDrawnTicked(body: string, step: string): boolean {
  return body.split('\n').some((line) => /^- \[x\] /i.test(line) && line.includes(stepMarker(step)))
}

/** Every command has exactly one answer. */
export const oneReplyEach: Check = {
  claim: 'every command has one answer',
  find(outcome) {
    return outcome.script.commands.flatMap((command) => {
      const count = repliesTo(outcome, command).length
      return count === 1
        ? []
        : [`${command.line} of ${command.author} in #${command.issue} has ${count} answers.`]
    })
  },
}

/** Nothing that was begun is left unfinished. */
export const nothingLeftOpen: Check = {
  claim: 'no claim and no operation is left unfinished in the record',
  find({ record, incident }) {
    return [
      ...record.claims
        .filter(({ finished }) => finished === undefined)
        .map(({ key }) => `The claim ${key} is not finished.`),
      ...(incident?.operations ?? [])
        .filter(({ finishedAt }) => finishedAt === undefined)
        .map(({ id }) => `The operation ${id} is not finished.`),
    ]
  },
}

/** The clocks are within the playbook's targets. */
export const withinTargets: Check = {
  claim: 'acknowledged and resolved within the targets of the playbook',
  find({ incident, playbook }) {
    if (incident === undefined) return ['There is no incident.']
    const severity = playbook.severities.find(({ id }) => id === incident.severity)
    if (severity === undefined) return [`The severity ${incident.severity} is not in the playbook.`]
    const clock = (name: string, at: string | undefined, within: number): string[] => {
      if (at === undefined) return []
      const took = Date.parse(at) - Date.parse(incident.declaredAt)
      return took <= within
        ? []
        : [`It was ${name} after ${duration(took)}, not ${duration(within)}.`]
    }
    return [
      ...clock('acknowledged', incident.acknowledged?.at, severity.acknowledge.within),
      ...clock('resolved', incident.resolved?.at, severity.resolve.within),
      ...(incident.mitigatedAt === undefined
        ? ['The record does not say that health is back.']
        : []),
    ]
  },
}

/** The rollback asked GitHub no more than it may. */
export const fewRequests: Check = {
  claim: `at most ${limits.requests} requests to GitHub, ${limits.depth} in sequence, ${limits.beforeHosting} before the hosting`,
  find({ figures }) {
    if (figures === undefined) return ['No run called the hosting.']
    const over = (name: keyof typeof limits, what: string): string[] =>
      figures[name] <= limits[name] ? [] : [`${figures[name]} ${what}, at most ${limits[name]}.`]
    return [
      ...over('requests', 'requests to GitHub'),
      ...over('depth', 'requests in sequence'),
      ...over('beforeHosting', 'round trips before the hosting was called'),
    ]
  },
}

/** No run of the action ended in an error, those that were killed apart. */
export const noFailedRuns: Check = {
  claim: 'no run of the action failed',
  find: ({ failedRuns }) => failedRuns,
}
