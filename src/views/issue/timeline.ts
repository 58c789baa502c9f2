import { itself } from '../../incident/events.ts'
import type { IncidentState, TimelineEntry } from '../../incident/state.ts'
import { linked, plain, prose, truncate } from '../markdown.ts'
import { timelineMarker } from '../markers.ts'
import { date, exactTime } from '../time.ts'
import { details } from './details.ts'

export type DrawnTimeline = {
  readonly body: string
  /** Bodies of the comments that hold what is older, oldest first. */
  readonly overflow: readonly string[]
}

const head = '| UTC | What | Who |\n|:--|:--|:--|'
const emptyBody = 'Nothing yet.'
const atOnce = 15
const page = 50
const reserve = 400

/**
 * The timeline in at most `room` characters, newest last; only the last few entries are unfolded.
 * The oldest entries move to comments, a page of 50 at a time so that comments seldom change.
 */
export function drawTimeline(state: IncidentState, room: number, most: number): DrawnTimeline {
  const rows = state.timeline.map((entry) => row(entry, state.startedAt))
  const moved = surplus(rows, room - reserve)
  const overflow = chunk(rows.slice(0, moved), most - reserve).map((part, index) => {
    const name = `### Timeline, part ${index + 1}`
    return `${timelineMarker(index + 1)}\n\n${name}\n\n${table(part)}`
  })
  const kept = rows.slice(moved)
  const note = moved === 0 ? '' : `${older(moved, overflow.length)}\n\n`
  return { body: `${note}${unfolded(kept)}`, overflow }
}

function unfolded(rows: readonly string[]): string {
  if (rows.length === 0) return emptyBody
  if (rows.length <= atOnce + 5) return table(rows)
  const earlier = rows.slice(0, -atOnce)
  return `${details('Earlier', `${earlier.length} entries`, table(earlier))}\n\n${table(rows.slice(-atOnce))}`
}

function older(entries: number, comments: number): string {
  const where = comments === 1 ? 'a comment' : `${comments} comments`
  return `The oldest ${entries} entries are in ${where} below.`
}

/** How many of the oldest rows do not fit, in whole pages. */
function surplus(rows: readonly string[], room: number): number {
  let length = 0
  let kept = 0
  for (const text of rows.toReversed()) {
    length += text.length + 1
    if (length > room) break
    kept += 1
  }
  const over = rows.length - kept
  return over === 0 ? 0 : Math.min(rows.length, Math.ceil(over / page) * page)
}

/** Fills one comment after the other from the oldest on, so that full ones stay as they are. */
function chunk(rows: readonly string[], most: number): readonly (readonly string[])[] {
  const parts: string[][] = []
  let length = 0
  for (const text of rows) {
    const last = parts.at(-1)
    if (last === undefined || length + text.length + 1 > most) {
      parts.push([text])
      length = text.length + 1
    } else {
      last.push(text)
      length += text.length + 1
    }
  }
  return parts
}

function table(rows: readonly string[]): string {
  return `${head}\n${rows.join('\n')}`
}

function row({ at, text, by, url }: TimelineEntry, start: string): string {
  const time = date(at) === date(start) ? exactTime(at) : `${date(at)} ${exactTime(at)}`
  const who = by === itself ? 'by itself' : plain(by)
  return `| ${linked(time, url)} | ${prose(truncate(text, 500))} | ${who} |`
}
