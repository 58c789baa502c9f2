import { aligned } from './columns.ts'
import type { Reply, ReplyStep } from './reply.ts'
import { short } from './time.ts'

/**
 * Writes replies to a log as they progress: a line for each step that begins to fail, is done or
 * reports, and one for the end. Plain text; Markdown is taken off.
 */
export function progressLog(log: (line: string) => void): (reply: Reply) => void {
  const seen = new Map<string, string>()

  const say = (id: string, line: string): void => {
    if (seen.get(id) === line) return
    seen.set(id, line)
    log(line)
  }

  return (reply) => {
    if (reply.line !== '') say(`${reply.key} line`, `> ${reply.line}`)
    say(`${reply.key} headline`, bare(reply.headline))
    for (const [index, step] of (reply.steps ?? []).entries()) {
      if (step.status !== 'waiting') say(`${reply.key} ${index}`, lineOf(step))
    }
    if (reply.status !== 'running') {
      for (const detail of reply.details ?? []) say(`${reply.key} ${detail}`, bare(detail))
      for (const { command, why } of reply.next ?? [])
        say(`${reply.key} ${command}`, `${why} ${command}`)
    }
  }
}

/** What went wrong, what was done before, and how to go on, in one line for the page of the run. */
export function drawAnnotation(reply: Reply, reason: string): string {
  const done = (reply.steps ?? [])
    .filter(({ status }) => status === 'done')
    .map(({ title }) => bare(title))
  const parts = [
    sentence(bare(reply.headline)),
    ...(done.length === 0 ? [] : [`Done before: ${done.join(', ')}.`]),
    ...(reply.details ?? [])
      .filter((detail) => !detail.startsWith('<sub>'))
      .slice(0, 1)
      .map(bare),
    ...(reply.next ?? []).map(({ command, why }) => `${why} ${command}.`),
    `(${reason})`,
  ]
  return parts.join(' ').replaceAll(/\s+/g, ' ')
}

const sentence = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`)

const words: Readonly<Record<ReplyStep['status'], string>> = {
  waiting: '  ',
  running: '… ',
  done: '✓ ',
  failed: '✗ ',
  skipped: '- ',
}

function lineOf({ title, status, milliseconds, evidence, detail }: ReplyStep): string {
  const parts = [
    bare(title),
    detail,
    evidence?.text,
    milliseconds === undefined ? undefined : short(milliseconds),
  ]
  return `  ${words[status]}${parts.filter((part) => part !== undefined && part !== '').join(' · ')}`
}

/** Markdown without its marks; tables in columns. */
export function bare(markdown: string): string {
  return markdown
    .split(/((?:^\|.*\|[ \t]*(?:\n|$))+)/m)
    .map((part, index) => (index % 2 === 1 ? columns(part) : unmarked(part)))
    .join('')
}

function unmarked(markdown: string): string {
  return markdown
    .replaceAll(/^```+\w*$\n?/gm, '')
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/<\/?sub>|\*\*|`|\\(?=[\\`*_[\]~|$#+=:.)-])/g, '')
    .replaceAll('\u2060', '')
    .replaceAll('\u200b', '')
}

/** The rows of a table, but for an empty head and the line below the head. */
function columns(table: string): string {
  const rows = table
    .trimEnd()
    .split('\n')
    .map((row) => row.split(/(?<!\\)\|/).slice(1, -1))
    .map((cells) => cells.map((cell) => unmarked(cell.trim())))
    .filter((cells) => cells.some((cell) => !/^:?-*:?$/.test(cell)))
  return `${aligned(rows)}\n`
}
