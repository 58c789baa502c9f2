import { itself } from '../../../incident/events.ts'
import { stepMarker } from '../../../views/markers.ts'
import { duration } from '../../../views/time.ts'
import type { Check } from '../scenario.ts'

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
