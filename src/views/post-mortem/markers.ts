import { decode, encode } from '../markers.ts'

/**
 * Markers of post-mortems and of tickets: HTML comments, by which they and our parts of them are found
 * again, whatever people write around them.
 */

/** The first line of a post-mortem: the incident that it is about. */
export function postMortemMarker(incident: number, repository: string): string {
  return `<!-- outage-playbook:post-mortem incident=${incident} repository=${encode(repository)} -->`
}

/** The incident that a post-mortem is about; nothing where we did not open it. */
export function readPostMortemMarker(
  body: string,
): { readonly incident: number; readonly repository: string } | undefined {
  const [, incident, repository] =
    /^<!-- outage-playbook:post-mortem incident=(\d{1,9}) repository=(\S+) -->/.exec(body) ?? []
  if (incident === undefined || repository === undefined) return undefined
  return { incident: Number(incident), repository: decode(repository) }
}

/** The first line of a ticket: the post-mortem, and the line there that it was filed for. */
export function ticketMarker(postMortem: string, item: string): string {
  return `<!-- outage-playbook:action post-mortem=${encode(postMortem)} item=${encode(item)} -->`
}

/** What a ticket was filed for, such as `acme/chatbot#43`; nothing where it is none of ours. */
export function readTicketMarker(
  body: string,
): { readonly postMortem: string; readonly item: string } | undefined {
  const [, postMortem, item] =
    /^<!-- outage-playbook:action post-mortem=(\S+) item=(\S+) -->/.exec(body) ?? []
  if (postMortem === undefined || item === undefined) return undefined
  return { postMortem: decode(postMortem), item: decode(item) }
}

/** A part of ours in a text of theirs, which may be drawn anew. */
export function part(id: string, body: string): string {
  return `${beginOf(id)}\n\n${body}\n\n${endOf(id)}`
}

export const beginOf = (id: string): string => `<!-- outage-playbook:part ${id} -->`
export const endOf = (id: string): string => `<!-- /outage-playbook:part ${id} -->`

/** Behind a heading: which it is, whatever its words become. */
export function headingMarker(id: string): string {
  return `<!-- heading:${id} -->`
}

/** The text with our parts drawn anew; `missing` are those that people took away, and stay away. */
export function withParts(
  text: string,
  parts: readonly { readonly id: string; readonly body: string }[],
): { readonly text: string; readonly missing: readonly string[] } {
  const missing: string[] = []
  let next = text
  for (const { id, body } of parts) {
    const start = next.indexOf(beginOf(id))
    const end = start < 0 ? -1 : next.indexOf(endOf(id), start)
    if (end < 0) missing.push(id)
    else next = `${next.slice(0, start)}${part(id, body)}${next.slice(end + endOf(id).length)}`
  }
  return { text: next, missing }
}
