import type { Table, TableCell, TableRow } from 'mdast'
import type { ActionItem } from './items.ts'
import { readLine, type ReadLine } from './line.ts'
import { spanOf, textOf } from './tree.ts'
import { together, wordsOf } from './words.ts'

type Column = 'title' | 'owner' | 'due' | 'word' | 'ticket' | 'status'

const names: Readonly<Record<Column, RegExp>> = {
  title:
    /^(?:action|action items?|items?|tasks?|what|description|follow[- ]?ups?|to ?do|title|measure)$/i,
  owner: /^(?:owners?|who|assignees?|assigned(?: to)?|responsible|dri)$/i,
  due: /^(?:due|due dates?|due by|when|deadline|by|eta|target date)$/i,
  word: /^(?:type|kind|category|priority|prio|horizon|term)$/i,
  ticket: /^(?:tickets?|issues?|tracking|links?|jira)$/i,
  status: /^(?:status|done|state)$/i,
}

/**
 * The rows of a table as action items. Where the table does not stand under the heading for them, only
 * if its head says that it is one: it names what is to be done, and by whom or when.
 */
export function readTable(
  { children: [head, ...rows] }: Table,
  about: { readonly text: string; readonly now: Date; readonly isKnown: boolean },
): ActionItem[] {
  if (head === undefined) return []
  const columns = head.children.map((cell) => columnOf(textOf(cell).text))
  const says = (column: Column): boolean => columns.includes(column)
  if (!about.isKnown && !(says('title') && (says('owner') || says('due')))) return []
  return rows.flatMap((row) => readRow(row, columns, about))
}

function columnOf(title: string): Column | undefined {
  const bare = title.trim().replace(/[:*\s]+$/, '')
  return (Object.keys(names) as Column[]).find((column) => names[column].test(bare))
}

function readRow(
  { children: cells }: TableRow,
  columns: readonly (Column | undefined)[],
  { text, now }: { readonly text: string; readonly now: Date },
): ActionItem[] {
  const lines = cells.map((cell) => readLine(textOf(cell), now))
  const main = titleIndex(cells, columns, now)
  const [line, cell] = [lines[main], cells[main]]
  if (line === undefined || cell === undefined || line.title === '') return []
  const others = cells.flatMap((other, index) => (index === main ? [] : [other]))
  const word = together(others.map((other) => wordsOf(textOf(other).text, now)))
  const rest = lines.filter((_, index) => index !== main)
  const ticket = [line, ...rest].find((each) => each.ticket)?.ticket ?? plainTicket(cells, columns)
  const dues = columns.flatMap((column, index) =>
    column === 'due' && lines[index]?.due ? [lines[index].due] : [],
  )
  const due = line.due ?? word.due ?? dues[0]
  return [
    {
      ...word,
      ...fieldsOf(line),
      ...(due === undefined ? {} : { due }),
      owners: [...new Set([...line.owners, ...rest.flatMap(({ owners }) => owners)])],
      done: cells.some((each, index) => columns[index] === 'status' && isDone(each)),
      ...(ticket === undefined ? {} : { ticket }),
      place: { end: endOf(cells, columns, main, text) },
    },
  ]
}

/** A number alone in the column for tickets. */
function plainTicket(cells: readonly TableCell[], columns: readonly (Column | undefined)[]) {
  const cell = cells[columns.indexOf('ticket')]
  const found = cell && /^\s*([\w.-]+\/[\w.-]+)?#(\d{1,9})\s*✅?\s*$/u.exec(textOf(cell).text)
  if (!found) return undefined
  return { number: Number(found[2]), ...(found[1] === undefined ? {} : { repository: found[1] }) }
}

function fieldsOf({ ticket: _, ...fields }: ReadLine): Omit<ReadLine, 'ticket'> {
  return fields
}

/** The column that the head names, else the first one that holds text and not a number or a word of ours. */
function titleIndex(
  cells: readonly TableCell[],
  columns: readonly (Column | undefined)[],
  now: Date,
): number {
  const named = columns.indexOf('title')
  if (named >= 0) return named
  return cells.findIndex((cell, index) => {
    const { text } = textOf(cell)
    const isOther = columns[index] !== undefined || /^[\s\d#.]*$/.test(text)
    return !isOther && wordsOf(text, now) === undefined && readLine(textOf(cell), now).title !== ''
  })
}

function isDone(cell: TableCell): boolean {
  return /^(?:done|closed|complete[d]?|yes|x|✅|✔️?|\[x\])$/iu.test(textOf(cell).text.trim())
}

/** Where the number of the ticket belongs: in the column for it, else behind the title. */
function endOf(
  cells: readonly TableCell[],
  columns: readonly (Column | undefined)[],
  main: number,
  text: string,
): number {
  const own = cells[columns.indexOf('ticket')]
  const cell = own ?? cells[main]
  if (cell === undefined) return 0
  const last = cell.children.at(-1)
  if (last !== undefined) return spanOf(last).end
  const { start } = spanOf(cell)
  return text[start] === '|' ? start + 1 : start
}
