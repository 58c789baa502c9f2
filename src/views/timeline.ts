import { itself } from '../incident/events.ts'
import { momentsOf } from '../incident/correct.ts'
import type { IncidentState, TimelineEntry } from '../incident/state.ts'
import { csv } from './csv.ts'
import { clean, linked, plain, prose, truncate } from './markdown.ts'

/** The whole timeline as a Markdown table; times in UTC. */
export function drawTimelineTable({ timeline }: IncidentState): string {
  if (timeline.length === 0) return 'Nothing is on the timeline yet.'
  return `| UTC | What | Who |\n|:--|:--|:--|\n${timeline.map(row).join('\n')}`
}

function row({ at, text, by, url }: TimelineEntry): string {
  const time = at.slice(0, 19).replace('T', ' ')
  return `| ${linked(time, url)} | ${prose(truncate(text, 2_000))} | ${by === itself ? 'by itself' : plain(by)} |`
}

/** The timeline for programs, with what its figures are made of. */
export function timelineJson(state: IncidentState): object {
  const { service, environment, title, severity, issue, timeline, corrections } = state
  return {
    incident: issue,
    service,
    environment,
    title,
    severity,
    ...(state.drill ? { drill: true } : {}),
    moments: momentsOf(state),
    corrections,
    timeline,
  }
}

/** The timeline for a spreadsheet. */
export function timelineCsv({ timeline }: IncidentState): string {
  const rows = timeline.map(({ at, text, by, url }) => [at, by, text, url])
  return csv([['at', 'by', 'what', 'url'], ...rows])
}

/** The timeline for a terminal; times in UTC. */
export function drawTimelineText({ timeline }: IncidentState): string {
  const lines = timeline.map(({ at, text, by }) => {
    const who = by === itself ? 'by itself' : by
    return `${at.slice(0, 19).replace('T', ' ')}  ${clean(text)}  (${who})`
  })
  return lines.join('\n')
}
