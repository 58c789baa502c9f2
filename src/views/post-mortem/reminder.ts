import type { Ticket } from '../../incident/post-mortem.ts'
import type { Reminder } from '../../incident/reminders.ts'
import { code, link, mention, plain, truncate } from '../markdown.ts'
import { moment } from '../time.ts'

/** What a reminder is drawn from, beside itself. */
export type ReminderView = {
  readonly now: Date
  readonly postMortem: { readonly number: number; readonly url: string }
  /** Login of whoever decides; nothing where nobody is named. */
  readonly owner: string | undefined
}

type Words = { readonly headline: string; readonly details: readonly string[] }

/** The words of a reminder. It calls whoever has to do something. */
export function drawReminder(reminder: Reminder, view: ReminderView): Words {
  switch (reminder.about) {
    case 'ticket':
      return ofTicket(reminder.ticket, reminder.when, view)
    case 'post-mortem':
      return ofPostMortem(reminder, view)
    case 'follow-up':
      return ofReview(reminder.open, reminder.done, view)
  }
}

const due: Readonly<Record<'soon' | 'today' | 'overdue', string>> = {
  soon: 'Due on',
  today: 'Due today,',
  overdue: 'Overdue since',
}

function ofTicket(ticket: Ticket, when: keyof typeof due, view: ReminderView): Words {
  const { owners, repository } = ticket
  const which = repository === undefined ? '' : ` ${named(ticket)}`
  const called = owners.length > 0 ? owners.map(call).join(' ') : `Nobody owns it. ${decides(view)}`
  return {
    headline: `**${due[when]} ${ticket.due?.date ?? ''}.**${which} ${called}`,
    details: [
      `An action item of the post-mortem ${numbered(view.postMortem)}. Closing the ticket ticks it there. ` +
        `For another day, change the date in its line and type ${code('/file-actions --update')} there.`,
    ],
  }
}

function ofPostMortem(
  { at, overdue }: Extract<Reminder, { readonly about: 'post-mortem' }>,
  view: ReminderView,
): Words {
  const who = view.owner === undefined ? 'Nobody is named who writes it.' : mention(view.owner)
  return {
    headline: overdue
      ? `**This post-mortem is overdue.** ${who}`
      : `**This post-mortem is due ${moment(new Date(Date.parse(at) + day), view.now)}.** ${who}`,
    details: [`Closing ${numbered(view.postMortem)} files a ticket for each of its action items.`],
  }
}

const day = 86_400_000

function ofReview(open: readonly Ticket[], done: readonly Ticket[], view: ReminderView): Words {
  const all = open.length + done.length
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
