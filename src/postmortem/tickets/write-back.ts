import type { Ticket } from '../../incident/post-mortem.ts'
import type { Matched } from './match.ts'

/** Behind the number in a table, which has no boxes. */
const sign = ' ✅'

type Edit = { readonly at: number; readonly end: number; readonly text: string }

/**
 * The post-mortem with the number of each ticket in its line, and a box ticked where the ticket is done;
 * nothing else of it is touched. The items are those of this very text.
 */
export function writtenBack(text: string, matched: readonly Matched[]): string {
  const edits = matched.flatMap(({ item, ticket }): Edit[] => {
    if (ticket === undefined) return []
    const { box, end } = item.place
    const numbered = item.ticket === undefined ? [insert(end, ` → ${referenceOf(ticket)}`)] : []
    if (box !== undefined) {
      const ticked = { at: box, end: box + 1, text: ticket.done ? 'x' : ' ' }
      return item.done === ticket.done ? numbered : [...numbered, ticked]
    }
    const isMarked = text.slice(0, end).endsWith(sign)
    if (isMarked === ticket.done) return numbered
    return [...numbered, isMarked ? { at: end - sign.length, end, text: '' } : insert(end, sign)]
  })
  return edits
    .toSorted((a, b) => a.at - b.at)
    .toReversed()
    .reduce((left, { at, end, text: put }) => left.slice(0, at) + put + left.slice(end), text)
}

const insert = (at: number, text: string): Edit => ({ at, end: at, text })

/** `#51`, or `acme/ops#51` in another repository. */
export function referenceOf({ number, repository }: Pick<Ticket, 'number' | 'repository'>): string {
  return `${repository ?? ''}#${number}`
}
