import { itself } from '../../incident/events.ts'
import { details } from '../issue/details.ts'
import { drawGantt } from '../issue/gantt.ts'
import { link, linked, plain, prose, truncate } from '../markdown.ts'
import { date, exactTime } from '../time.ts'
import type { PostMortemFacts } from './facts.ts'

const head = '| UTC | What | Who |\n|:--|:--|:--|'

/** The picture of the incident, and its timeline with links; what does not fit stays in the incident. */
export function drawTimeline(facts: PostMortemFacts, room: number): string {
  const { state, incident, drawing } = facts
  const rows = state.timeline.map(({ at, text, by, url }) => {
    const time = date(at) === date(state.startedAt) ? exactTime(at) : `${date(at)} ${exactTime(at)}`
    const who = by === itself ? 'by itself' : plain(by)
    return `| ${linked(time, url)} | ${prose(truncate(text, 500))} | ${who} |`
  })
  const fitting = countFitting(rows, room)
  const left = rows.length - fitting
  const shown = rows.slice(0, fitting)
  const note =
    left === 0
      ? ''
      : `\n\nThe last ${left} entries are in ${link(`#${incident.number}`, incident.url)}.`
  const table = shown.length === 0 ? '' : `${head}\n${shown.join('\n')}`
  const folded = shown.length > 20 ? details('Timeline', `${rows.length} entries`, table) : table
  return `### Timeline\n\n${drawGantt(state, drawing)}\n\n${folded}${note}`
}

function countFitting(rows: readonly string[], room: number): number {
  let length = 0
  const index = rows.findIndex((row) => (length += row.length + 1) > room)
  return index < 0 ? rows.length : index
}
