import { createOnce } from '../../github/once.ts'
import { elsewhere } from '../../github/repository.ts'
import {
  addSubIssue,
  assign,
  createTicket,
  labelledIssues,
  milestoneNamed,
  updateTicket,
  type TicketIssue,
} from '../../github/tickets.ts'
import { actionLabel, type ActionFields, type Ticket } from '../../incident/post-mortem.ts'
import { readTicketMarker, ticketMarker } from '../../views/post-mortem/markers.ts'
import {
  redrawnTicket,
  ticketBody,
  ticketTitle,
  type TicketContext,
} from '../../views/post-mortem/ticket.ts'
import type { ActionItem } from '../read/items.ts'
import { changesOf, isDone } from './fields.ts'
import type { Filing } from './file.ts'

/** A Tracker is responsible for the issues of action items, in whatever repository they are kept. */
export type Tracker = {
  /** Tickets that a run filed and could not write down. */
  readonly recovered: readonly Ticket[]
  /** How many were filed by this run. */
  readonly created: number
  readonly changed: ReadonlyMap<number, string>
  readonly trouble: readonly string[]
  create(fields: ActionFields, item: string, key: string): Promise<Ticket>
  update(ticket: Ticket, fields: ActionFields, item: ActionItem): Promise<Ticket>
}

/** Opens the tracker; tickets that were changed since `since` are read, where there may be any. */
export async function openTracker(
  job: Filing,
  known: readonly Ticket[],
  since: string | undefined,
): Promise<Tracker> {
  const { engine, settings, at, key } = job
  const config = settings.config['post-mortem'].tickets
  const github =
    config.repository === undefined ? engine.github : engine.repository(config.repository)
  const repository = elsewhere(github.name, engine.github.name)
  const context = contextOf(job)
  const found =
    since === undefined
      ? []
      : (await labelledIssues(github, actionLabel, since)).filter(
          ({ body }) => readTicketMarker(body)?.postMortem === context.postMortem,
        )
  const issues = new Map(found.map((issue) => [issue.number, issue]))
  const changed = new Map<number, string>()
  const trouble = new Set<string>()
  let created = 0
  let milestone: Promise<number | undefined> | undefined

  const recovered = found.flatMap((issue): Ticket[] => {
    const item = readTicketMarker(issue.body)?.item ?? ''
    const isKnown = known.some((ticket) => ticket.item === item || ticket.number === issue.number)
    const about = { item, by: key, repository, owners: [], unassigned: [] }
    return isKnown ? [] : [ticketOf(issue, { ...about, title: issue.title })]
  })
  const unlinked = new Set(recovered.map(({ number }) => number))

  async function milestoneNumber(): Promise<{ readonly milestone?: number }> {
    const { milestone: title } = config
    if (title === undefined) return {}
    const number = await (milestone ??= milestoneNamed(github, title))
    if (number !== undefined) return { milestone: number }
    trouble.add(`There is no open milestone “${title}”: the tickets have none.`)
    return {}
  }

  /** Under the post-mortem, where the two may be told so. */
  async function link(issue: Pick<TicketIssue, 'id'>): Promise<void> {
    if (github.owner.toLowerCase() !== at.github.owner.toLowerCase()) return
    const refused = await addSubIssue(at.github, at.number, issue.id)
    if (refused === undefined) return
    trouble.add(`GitHub did not take the tickets as sub-issues of the post-mortem: ${refused}`)
  }

  return {
    recovered,
    get created() {
      return created
    },
    changed,
    get trouble() {
      return [...trouble]
    },

    async create(fields, item, by) {
      const draft = {
        title: ticketTitle(fields),
        body: ticketBody(fields, context, item),
        labels: [...new Set([actionLabel, ...config.labels])],
        ...(await milestoneNumber()),
      }
      const marker = ticketMarker(context.postMortem, item)
      const begun = new Date(engine.clock.now().getTime() - 300_000).toISOString()
      const find = async () =>
        (await labelledIssues(github, actionLabel, begun)).find(({ body }) =>
          body.startsWith(marker),
        )
      const issue = await createOnce(() => createTicket(github, draft), find)
      created++
      const unassigned = await assign(github, issue.number, fields.owners)
      await link(issue)
      return ticketOf(issue, { ...fields, item, by, repository, unassigned })
    },

    async update(ticket, fields, item) {
      const issue = issues.get(ticket.number)
      if (issue === undefined) return ticket
      const changes = changesOf(fields, ticket)
      const done = isDone(item, ticket, !issue.isOpen)
      const opened = done === issue.isOpen ? { open: !done } : {}
      const title = changes.includes('title') ? { title: ticketTitle(fields) } : {}
      const body = changes.length > 0 ? redrawnTicket(issue.body, fields, context) : undefined
      const change = { ...opened, ...title, ...(body === undefined ? {} : { body }) }
      if (Object.keys(change).length > 0) await updateTicket(github, ticket.number, change)
      const isNew = unlinked.has(ticket.number)
      if (isNew) await link(issue)
      const wanted = changes.includes('owners') ? fields.owners : []
      const missing = wanted.filter((login) => !issue.assignees.includes(login))
      const unassigned = changes.includes('owners')
        ? await assign(github, ticket.number, missing)
        : ticket.unassigned
      const said = saying(changes, done === ticket.done ? undefined : done)
      if (said !== '' && !isNew) changed.set(ticket.number, said)
      const { by } = ticket
      return ticketOf(issue, { ...fields, item: ticket.item, by, repository, done, unassigned })
    },
  }
}

function contextOf({ at }: Filing): TicketContext {
  const { incident, service, environment } = at.file.value
  return {
    postMortem: `${at.github.name}#${at.number}`,
    postMortemUrl: at.url,
    ...(incident ? { incident } : {}),
    ...(service === undefined ? {} : { service }),
    ...(environment === undefined ? {} : { environment }),
  }
}

function ticketOf(
  { number, url }: TicketIssue,
  about: Omit<Ticket, 'number' | 'url' | 'done' | 'repository'> & {
    readonly done?: boolean
    readonly repository?: string | undefined
  },
): Ticket {
  const { repository, done = false, ...rest } = about
  return { ...rest, number, url, done, ...(repository === undefined ? {} : { repository }) }
}

function saying(changes: readonly (keyof ActionFields)[], done: boolean | undefined): string {
  const state = done === undefined ? [] : [done ? 'done' : 'open again']
  return [...state, ...(changes.length > 0 ? [`changed: ${changes.join(', ')}`] : [])].join('; ')
}
