import type { Ticket } from '../../incident/post-mortem.ts'
import { code, link, mention, plain, truncate } from '../markdown.ts'
import { moment } from '../time.ts'

/** What a reminder is drawn from, beside itself. */
export type ReminderView = {
  readonly now: Date
  readonly postMortem: { readonly number: number; readonly url: string }
  /** Login of whoever decides; nothing where nobody is named. */
  readonly owner: string | undefined
}

export type Words = { readonly headline: string; readonly details: readonly string[] }

/** A ticket whose date comes, is today, or has passed: `when` is how the headline begins. */
export function ticketWords(ticket: Ticket, when: string, view: ReminderView): Words {
  const { owners, repository } = ticket
  const which = repository === undefined ? '' : ` ${named(ticket)}`
  const called = owners.length > 0 ? owners.map(call).join(' ') : `Nobody owns it. ${decides(view)}`
  return {
    headline: `**${when} ${ticket.due?.date ?? ''}.**${which} ${called}`,
    details: [
      `An action item of the post-mortem ${numbered(view.postMortem)}. Closing the ticket ticks it there. ` +
        `For another day, change the date in its line and type ${code('/file-actions --update')} there.`,
    ],
  }
}

/** A post-mortem that is due at `dueAt` (ISO 8601), or overdue. */
export function postMortemWords(view: ReminderView, dueAt?: string): Words {
  const who = view.owner === undefined ? 'Nobody is named who writes it.' : mention(view.owner)
  return {
    headline:
      dueAt === undefined
        ? `**This post-mortem is overdue.** ${who}`
        : `**This post-mortem is due ${moment(dueAt, view.now)}.** ${who}`,
    details: [`Closing ${numbered(view.postMortem)} files a ticket for each of its action items.`],
  }
}

/** What became of the action items. */
export function reviewWords(tickets: readonly Ticket[], view: ReminderView): Words {
  const open = tickets.filter(({ done }) => !done)
  const done = tickets.filter((ticket) => ticket.done)
  const all = tickets.length
  const rest = open.length === 0 ? 'Nothing is left to do.' : decides(view)
  return {
    headline: `**Follow-up review: ${done.length} of ${all} action items are done.** ${rest}`,
    details: [
      ...(open.length === 0 ? [] : [table(open)]),
      ...(done.length === 0 ? [] : [`Done: ${done.map(named).join(', ')}.`]),
    ],
  }
}

function table(open: readonly Ticket[]): string {
  const rows = open.map(
    (ticket) =>
      `| ${named(ticket)} | ${plain(truncate(ticket.title, 80))} | ${ticket.owners.map(call).join(' ') || 'nobody'} | ${ticket.due?.date ?? 'no date'} |`,
  )
  return ['| Open | What | Owner | Due |', '|:--|:--|:--|:--|', ...rows].join('\n')
}

function decides({ owner }: ReminderView): string {
  return owner === undefined
    ? 'Nobody is named who decides.'
    : `${mention(owner)} decides what next.`
}

/** A login, or a team of an organisation. */
function call(owner: string): string {
  const [organisation = '', team] = owner.split('/')
  return team === undefined ? mention(owner) : `@${organisation}/${team}`
}

const numbered = ({ number, url }: { readonly number: number; readonly url: string }): string =>
  link(`#${number}`, url)

const named = ({ number, url, repository }: Ticket): string =>
  link(`${repository ?? ''}#${number}`, url)
