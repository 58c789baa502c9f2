import type { ActionFields, Ticket } from '../../incident/post-mortem.ts'
import type { ActionItem } from '../read/items.ts'

/** What an item asks for. A day that was written in words stays the one that it meant at first. */
export function fieldsOf(item: ActionItem, ticket: Ticket | undefined): ActionFields {
  const { title, owners, due, horizon, kind, priority } = item
  const kept = due !== undefined && ticket?.due?.text === due.text ? ticket.due : due
  return {
    title,
    owners,
    ...(kept === undefined ? {} : { due: kept }),
    ...(horizon === undefined ? {} : { horizon }),
    ...(kind === undefined ? {} : { kind }),
    ...(priority === undefined ? {} : { priority }),
  }
}

/** What an item asks for now that its ticket does not say yet. */
export function changesOf(fields: ActionFields, ticket: Ticket): (keyof ActionFields)[] {
  const keys = ['title', 'owners', 'due', 'horizon', 'kind', 'priority'] as const
  return keys.filter((key) => JSON.stringify(fields[key]) !== JSON.stringify(ticket[key]))
}

/**
 * Whether an item is done: as the line says where somebody changed its box since we looked, else as the
 * ticket says. Tables have no boxes.
 */
export function isDone(item: ActionItem, ticket: Ticket, ticketIsClosed: boolean): boolean {
  const hasBox = item.place.box !== undefined
  return hasBox && item.done !== ticket.done ? item.done : ticketIsClosed
}
