import type { ActionFields } from '../../incident/post-mortem.ts'
import { code, link, mention, prose, title as titled } from '../markdown.ts'
import { part, ticketMarker, withParts } from './markers.ts'

/** What a ticket says besides its own line. */
export type TicketContext = {
  /** `acme/chatbot#43`. */
  readonly postMortem: string
  readonly postMortemUrl: string
  readonly incident?: { readonly number: number; readonly url: string }
  readonly service?: string
  readonly environment?: string
}

const ours = 'action'

/** The title of a ticket: the item's. */
export function ticketTitle({ title }: ActionFields): string {
  return titled(title)
}

/** The body of a new ticket; people may write below our part. */
export function ticketBody(fields: ActionFields, context: TicketContext, item: string): string {
  const marker = ticketMarker(context.postMortem, item)
  return `${marker}\n${part(ours, facts(fields, context))}\n`
}

/** A ticket's body with our part drawn anew; nothing where people have taken it away. */
export function redrawnTicket(
  body: string,
  fields: ActionFields,
  context: TicketContext,
): string | undefined {
  const { text, missing } = withParts(body, [{ id: ours, body: facts(fields, context) }])
  return missing.length > 0 ? undefined : text
}

function facts(fields: ActionFields, context: TicketContext): string {
  const { owners, due, horizon, kind, priority } = fields
  const from = `[post-mortem](${context.postMortemUrl})`
  const of = context.incident
    ? ` of the incident ${link(`#${context.incident.number}`, context.incident.url)}`
    : ''
  const where =
    context.service === undefined
      ? ''
      : `, ${prose(context.service)} ${prose(context.environment ?? '')}`
  const kinds = [horizon, kind].filter((word) => word !== undefined).join(', ')
  return [
    `An action item of the ${from}${of}${where}.`,
    '',
    '| | |',
    '|:--|:--|',
    `| Owner | ${owners.length === 0 ? 'nobody yet' : owners.map(mentioned).join(', ')} |`,
    `| Due | ${due === undefined ? 'no date yet' : dueText(due)} |`,
    ...(kinds === '' ? [] : [`| Type | ${kinds} |`]),
    ...(priority === undefined ? [] : [`| Priority | ${prose(priority)} |`]),
    '',
    `<sub>Drawn from its line in the post-mortem: change it there, then ${code('/file-actions')}. Closing this ticket ticks the line.</sub>`,
  ].join('\n')
}

function dueText({ text, date }: NonNullable<ActionFields['due']>): string {
  return text === date ? date : `${date} <sub>(“${prose(text)}”)</sub>`
}

/** A person or a team. */
export function mentioned(owner: string): string {
  const [organisation, team] = owner.split('/')
  if (team === undefined) return mention(owner)
  return /^[\w-]+$/.test(organisation ?? '') && /^[\w.-]+$/.test(team) ? `@${owner}` : prose(owner)
}
