import type { List, ListItem, RootContent, Table } from 'mdast'
import type { ActionFields } from '../../incident/post-mortem.ts'
import { actionItems } from '../../views/post-mortem/headings.ts'
import { readLine, type TicketReference } from './line.ts'
import { readSections, type Placed } from './sections.ts'
import { readTable } from './table.ts'
import { parseMarkdown, spanOf, textOf } from './tree.ts'

/** An action item, as a line or a row of a post-mortem says it. */
export type ActionItem = ActionFields & {
  readonly done: boolean
  readonly ticket?: TicketReference
  /** Where in the text the number of its ticket belongs, and its box, if it has one. */
  readonly place: { readonly end: number; readonly box?: number }
}

export type ReadItems = {
  readonly items: readonly ActionItem[]
  /** Lines under the heading that have no box, and so are no items. */
  readonly boxless: readonly string[]
}

/**
 * The action items of a post-mortem, in its order: lines with a box, and rows of tables, under the
 * heading for them. Where nobody can tell which heading that is, lines with a box anywhere, and tables
 * that have an owner or a due date in their head. Our own parts, quotes and code hold none.
 */
export function readItems(text: string, now: Date): ReadItems {
  const root = parseMarkdown(text)
  if (root === undefined) return { items: [], boxless: [] }
  const { parts, known } = readSections(root)
  const under = parts.filter(({ section }) => section === actionItems)
  const isKnown = known.has(actionItems)
  const about = { text, now, isKnown }
  const items = (isKnown ? under : parts).flatMap((part) => itemsOf(part, about))
  return { items, boxless: isKnown ? under.flatMap(({ node }) => boxless(node)) : [] }
}

type About = { readonly text: string; readonly now: Date; readonly isKnown: boolean }

function itemsOf({ node, title }: Placed, about: About): ActionItem[] {
  if (node.type === 'list') return ofList(node, title, about)
  if (node.type === 'table') return ofTable(node, title, about)
  return []
}

function ofList(list: List, title: string, about: About): ActionItem[] {
  return list.children.flatMap((item) => [
    ...ofLine(item, title, about),
    ...item.children.flatMap((child) => (child.type === 'list' ? ofList(child, title, about) : [])),
  ])
}

function ofLine(item: ListItem, title: string, { text, now }: About): ActionItem[] {
  const [line] = item.children
  if (typeof item.checked !== 'boolean' || line?.type !== 'paragraph') return []
  const read = readLine(textOf(line), now)
  if (read.title === '') return []
  const start = spanOf(item).start
  const end = spanOf(line).end
  const box = text.slice(start, end).indexOf('[')
  const place = { end, ...(box < 0 ? {} : { box: start + box + 1 }) }
  return [{ ...horizonOf(title), ...read, done: item.checked, place }]
}

function ofTable(table: Table, title: string, about: About): ActionItem[] {
  return readTable(table, about).map((row) => ({ ...horizonOf(title), ...row }))
}

/** `### Long-term improvements` says it of all that stands below. */
function horizonOf(title: string): Pick<ActionFields, 'horizon'> {
  if (/\blong[- ]term\b/i.test(title)) return { horizon: 'long-term' }
  return /\b(?:immediate|short[- ]term)\b/i.test(title) ? { horizon: 'immediate' } : {}
}

function boxless(node: RootContent): string[] {
  if (node.type !== 'list') return []
  return node.children.flatMap((item) => {
    const [line] = item.children
    const said = line?.type === 'paragraph' ? textOf(line).text.trim() : ''
    const isPlain = typeof item.checked !== 'boolean' && /[\p{L}\p{N}]/u.test(said)
    return isPlain && !holdsBox(item) ? [said] : []
  })
}

function holdsBox(item: ListItem): boolean {
  return item.children.some(
    (child) =>
      child.type === 'list' &&
      child.children.some((inner) => typeof inner.checked === 'boolean' || holdsBox(inner)),
  )
}
