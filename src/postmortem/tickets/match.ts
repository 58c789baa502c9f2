import { createHash } from 'node:crypto'
import { distance } from 'fastest-levenshtein'
import { isSameRepository } from '../../github/repository.ts'
import type { Ticket } from '../../incident/post-mortem.ts'
import type { ActionItem } from '../read/items.ts'
import type { TicketReference } from '../read/line.ts'

/** An action item, and the ticket that it has, if it has one. */
export type Matched = {
  readonly item: ActionItem
  /** What its ticket is known by: the ticket's own, or a new one. */
  readonly id: string
  readonly ticket?: Ticket
  /** True where a number stands in the line that is none of ours: somebody filed it by hand. */
  readonly foreign: boolean
}

/** How much of a title may have changed before its line is another item. */
const likeness = 0.7

/**
 * Which item has which ticket: by the number in its line; else by its title, where the number could not
 * be written there; else by a title that has changed a little since. What is left is new.
 */
export function matchItems(items: readonly ActionItem[], tickets: readonly Ticket[]): Matched[] {
  const left = new Set(tickets)
  const found = new Map<ActionItem, Ticket>()
  const take = (item: ActionItem, ticket: Ticket | undefined): void => {
    if (ticket === undefined || found.has(item)) return
    left.delete(ticket)
    found.set(item, ticket)
  }
  for (const item of items) take(item, item.ticket && numbered(left, item.ticket))
  const bare = items.filter((item) => item.ticket === undefined)
  for (const item of bare)
    take(
      item,
      firstOf(left, (ticket) => sameTitle(ticket, item)),
    )
  for (const item of bare) if (!found.has(item)) take(item, likest(left, item))
  const ids = new Set(tickets.map(({ item }) => item))
  return items.map((item) => {
    const ticket = found.get(item)
    if (ticket) return { item, id: ticket.item, ticket, foreign: false }
    return { item, id: freshId(item.title, ids), foreign: item.ticket !== undefined }
  })
}

function numbered(all: Iterable<Ticket>, reference: TicketReference): Ticket | undefined {
  return firstOf(
    all,
    ({ number, repository }) =>
      number === reference.number && isSameRepository(repository ?? '', reference.repository ?? ''),
  )
}

function sameTitle(ticket: Ticket, item: ActionItem): boolean {
  return folded(ticket.title) === folded(item.title)
}

function likest(all: Iterable<Ticket>, item: ActionItem): Ticket | undefined {
  const ranked = [...all]
    .map((ticket) => ({ ticket, like: alike(ticket.title, item.title) }))
    .toSorted((a, b) => b.like - a.like)
  return ranked[0] !== undefined && ranked[0].like >= likeness ? ranked[0].ticket : undefined
}

function alike(one: string, other: string): number {
  const [a, b] = [folded(one), folded(other)]
  return 1 - distance(a, b) / Math.max(a.length, b.length, 1)
}

function firstOf<T>(all: Iterable<T>, wanted: (each: T) => boolean): T | undefined {
  for (const each of all) if (wanted(each)) return each
  return undefined
}

/** Made from the title, so that a run which takes over makes the same; two equal titles get two. */
function freshId(title: string, taken: Set<string>): string {
  const base = createHash('sha256').update(folded(title)).digest('hex').slice(0, 8)
  let id = base
  for (let count = 2; taken.has(id); count++) id = `${base}-${count}`
  taken.add(id)
  return id
}

function folded(title: string): string {
  return title
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
