import type { Ticket } from '../../incident/post-mortem.ts'
import { link, plain, prose, truncate } from '../markdown.ts'

/** What came of filing action items, for the reply. */
export type FiledView = {
  readonly tickets: readonly Ticket[]
  /** Numbers of the tickets that the same command filed. */
  readonly fresh: ReadonlySet<number>
  readonly changed: ReadonlyMap<number, string>
  readonly skipped: readonly string[]
  readonly gone: readonly Ticket[]
  readonly boxless: readonly string[]
  /** Open tickets whose day has come. */
  readonly overdue: readonly Ticket[]
  readonly trouble: readonly string[]
  /** Headings that nobody has written under. */
  readonly unanswered: readonly string[]
  /** Who decides where an item names nobody, as a mention. */
  readonly decides: string
}

/** One sentence: how many tickets there are, and how many of them are new. */
export function filedHeadline({ tickets, fresh, changed }: FiledView): string {
  if (tickets.length === 0) return 'There are no action items to file.'
  const all = count(tickets.length, 'action item has a ticket', 'action items have tickets')
  const news = [
    ...(fresh.size > 0 ? [`${fresh.size} filed now`] : []),
    ...(changed.size > 0 ? [`${changed.size} brought up to date`] : []),
  ]
  return `${all}: ${news.length === 0 ? 'nothing is new' : news.join(', ')}.`
}

/** The tickets, and what somebody has to decide. */
export function filedDetails(view: FiledView): string[] {
  const { tickets, skipped, gone, boxless, unanswered, trouble } = view
  const lists = [
    ['Done already, or with a ticket that is none of ours, and left alone', skipped],
    ['Under the heading, but without a box (`- [ ]`), and so no action items', boxless],
    ['Nobody has written yet under', unanswered],
  ] as const
  return [
    ...(tickets.length === 0 ? [] : [table(view)]),
    ...decisions(view),
    ...lists.flatMap(([name, items]) => (items.length === 0 ? [] : [`${name}: ${named(items)}.`])),
    ...(gone.length === 0
      ? []
      : [`The line of ${gone.map(numbered).join(', ')} is gone; the ticket stays as it is.`]),
    ...trouble.map((sentence) => prose(sentence)),
  ]
}

function table({ tickets, fresh, changed }: FiledView): string {
  const rows = tickets.map((ticket) => {
    const news = fresh.has(ticket.number) ? 'filed now' : (changed.get(ticket.number) ?? '')
    const owners = ticket.owners.map(plain).join(', ')
    const cells = [numbered(ticket), plain(truncate(ticket.title, 80)), owners, ticket.due?.date]
    return `| ${[...cells, ticket.done ? '✅ done' : news].map((cell) => cell ?? '').join(' | ')} |`
  })
  return ['| Ticket | What | Owner | Due | |', '|:--|:--|:--|:--|:--|', ...rows].join('\n')
}

/** What is missing, and who should say. */
function decisions({ tickets, overdue, decides }: FiledView): string[] {
  const open = tickets.filter(({ done }) => !done)
  const ownerless = open.filter(({ owners }) => owners.length === 0)
  const dateless = open.filter(({ due }) => due === undefined)
  const unassigned = open.flatMap((ticket) =>
    ticket.unassigned.map((login) => `${plain(login)} (${numbered(ticket)})`),
  )
  return [
    ...(overdue.length === 0
      ? []
      : [
          `**Due today or overdue:** ${overdue.map((t) => `${numbered(t)} (${t.due?.date ?? ''})`).join(', ')}.`,
        ]),
    ...(ownerless.length === 0
      ? []
      : [`**No owner yet:** ${ownerless.map(numbered).join(', ')}. ${decides} decides who.`]),
    ...(dateless.length === 0
      ? []
      : [`**No date yet:** ${dateless.map(numbered).join(', ')}. ${decides} decides when.`]),
    ...(unassigned.length === 0
      ? []
      : [
          `**Not assignable here, and mentioned in the ticket instead:** ${unassigned.join(', ')}.`,
        ]),
  ]
}

function numbered({ number, repository, url }: Ticket): string {
  return link(`${repository ?? ''}#${number}`, url)
}

function named(items: readonly string[]): string {
  const shown = items.slice(0, 10).map((item) => `“${plain(truncate(item, 60))}”`)
  const more = items.length - shown.length
  return `${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`
}

function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`
}
