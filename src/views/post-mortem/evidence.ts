import { itself } from '../../incident/events.ts'
import { code, link, linked, plain, prose, truncate } from '../markdown.ts'
import { between, date, duration, exactTime, short } from '../time.ts'
import type { PostMortemFacts } from './facts.ts'

const kinds = {
  release: 'Release',
  deployment: 'Failed deployment',
  merge: 'Commit',
  variables: 'Variables',
} as const

const most = 20

/** What changed before it began, the nearest first: any of it may have set it off. */
export function drawCandidates({ candidates, clocks }: PostMortemFacts): string {
  const title = '### What changed before it began'
  if (candidates.length === 0) {
    return `${title}\n\nNo release, no commit and no changed variable that we know of in the 24 hours before ${date(clocks.started)} ${exactTime(clocks.started)} UTC.`
  }
  const rows = candidates
    .slice(0, most)
    .map(
      ({ kind, text, url, by, before, beforeAtMost }) =>
        `| ${distance(before, beforeAtMost)} | ${kinds[kind]} | ${linked(prose(truncate(text, 160)), url)} | ${plain(by ?? '')} |`,
    )
  const more = candidates.length - rows.length
  return [
    title,
    '',
    'Near in time is no proof: it says where to look first.',
    '',
    '| Before the start | | What | Who |',
    '|:--|:--|:--|:--|',
    ...rows,
    ...(more > 0 ? ['', `And ${more} more.`] : []),
  ].join('\n')
}

function distance(before: number, atMost?: number): string {
  if (atMost !== undefined) return `${before < 1_000 ? '0 s' : short(before)} to ${short(atMost)}`
  if (before < 1_000) return before < -1_000 ? `${short(-before)} after` : 'at the same time'
  return short(before)
}

/** The operations, with their results. */
export function drawDone({ state }: PostMortemFacts): string {
  const title = '### What was done'
  if (state.operations.length === 0) return `${title}\n\nNo operation was run.`
  const rows = state.operations.map((operation) => {
    const took =
      operation.finishedAt === undefined
        ? ''
        : short(between(operation.startedAt, operation.finishedAt))
    const url = operation.steps.findLast(({ evidence }) => evidence?.url !== undefined)?.evidence
      ?.url
    const who = operation.by === itself ? 'by itself' : plain(operation.by)
    const result = prose(truncate(operation.summary ?? 'not finished', 300))
    return `| ${exactTime(operation.startedAt)} | ${linked(prose(truncate(operation.title, 120)), url)} <br>${code(truncate(operation.command, 80))} | ${operation.outcome ?? 'running'}: ${result} | ${took} | ${who} |`
  })
  return [title, '', '| UTC | What | Result | Took | Who |', '|:--|:--|:--|:--|:--|', ...rows].join(
    '\n',
  )
}

/** What was told to the public. */
export function drawMessages({ messages, clocks }: PostMortemFacts): string {
  const title = '### Public messages'
  if (messages.length === 0) return `${title}\n\nNone that we know of.`
  const rows = messages.map(
    ({ at, text, by, url }) =>
      `| ${linked(exactTime(at), url)} | ${duration(between(clocks.started, at))} in | ${paragraphs(text)} | ${by === itself ? 'by itself' : plain(by)} |`,
  )
  return [title, '', '| UTC | | What | Who |', '|:--|:--|:--|:--|', ...rows].join('\n')
}

/** A text of several lines in one cell. */
function paragraphs(text: string): string {
  const lines = truncate(text, 1_000).split(/[\r\n]+/)
  return lines
    .filter((line) => line.trim() !== '')
    .map(prose)
    .join('<br>')
}

/** Earlier incidents of the same service and environment. */
export function drawRelated({ related, state }: PostMortemFacts): string {
  const title = '### Earlier incidents of this service'
  if (related.length === 0) {
    return `${title}\n\nNone in the record of ${prose(state.service)} ${prose(state.environment)}.`
  }
  const rows = related.map(
    (each) =>
      `| ${link(`#${each.number}`, each.url)} | ${date(each.at)} | ${plain(each.severity)} | ${prose(truncate(each.title, 100))} | ${each.cause === undefined ? '' : prose(truncate(each.cause, 160))} |`,
  )
  const recurring = related.filter(({ cause }) => same(cause, state.resolved?.cause))
  return [
    title,
    ...(recurring.length === 0
      ? []
      : [
          '',
          `**The same cause was given for ${recurring.map(({ number, url }) => link(`#${number}`, url)).join(', ')}.**`,
        ]),
    '',
    '| | Date | | What | Cause |',
    '|:--|:--|:--|:--|:--|',
    ...rows,
  ].join('\n')
}

function same(one: string | undefined, other: string | undefined): boolean {
  return (
    one !== undefined &&
    other !== undefined &&
    one.trim().toLowerCase() === other.trim().toLowerCase()
  )
}
