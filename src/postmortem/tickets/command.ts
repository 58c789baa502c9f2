import { serviceOf } from '../../config/select.ts'
import type { Context, Engine, IssueSnapshot, Settings } from '../../engine/context.ts'
import type { Answer } from '../../engine/definition.ts'
import { OutageError } from '../../errors.ts'
import type { PostMortemRecord, Ticket } from '../../incident/post-mortem.ts'
import type { Arguments } from '../../parser/arguments.ts'
import { filedDetails, filedHeadline, type FiledView } from '../../views/post-mortem/filed.ts'
import { mention } from '../../views/markdown.ts'
import { dayOf } from '../../clocks/ticket.ts'
import { locateElsewhere, locatePostMortem, type PostMortemAt } from '../locate.ts'
import { elsewhere } from '../../github/repository.ts'
import { unanswered } from '../read/answers.ts'
import { issueReference, type IssueReference } from '../number.ts'
import { tickIncident } from '../tick.ts'
import { fileActions } from './file.ts'

/** `/file-actions`: in the issue of a post-mortem or of its incident, or with the number of one. */
export async function answerFileActions(context: Context, args: Arguments): Promise<Answer> {
  const { engine, settings, invocation, issue } = context
  const named = issueReference(args.words[0]) ?? invocation.issue
  if (named === undefined) {
    throw new OutageError('post-mortem-missing', 'No post-mortem is named.', {
      remedy: 'Name its issue: `/file-actions 43`.',
    })
  }
  const at = await located(engine, settings, named, issue)
  const { key } = invocation
  const fileNew = args.flags['update'] !== true
  const filed = await fileActions({ engine, settings, key, at, fileNew })
  await tickSteps(context, at.file.value)
  const fresh = filed.tickets.filter(({ by }) => by === key).map((ticket) => ticket.number)
  const view: FiledView = {
    ...filed,
    overdue: overdueTickets(at.file.value, engine.clock.now()),
    fresh: new Set(fresh),
    unanswered: fileNew ? unanswered(filed.text) : [],
    decides: decider(context, at.file.value.owner),
  }
  const details = filedDetails(view)
  return {
    outcome: 'succeeded',
    reply: {
      status: 'succeeded',
      headline: filedHeadline(view),
      ...(details.length > 0 ? { details } : {}),
    },
  }
}

/** The post-mortem that is named: that of an issue here, or one in the repository that has them. */
function located(
  engine: Engine,
  settings: Settings,
  { number, repository }: IssueReference,
  issue: IssueSnapshot | undefined,
): Promise<PostMortemAt> {
  const other = elsewhere(repository, engine.github.name)
  if (other !== undefined) {
    const configured = settings.config['post-mortem'].repository
    return locateElsewhere(engine, configured, { number, repository: other })
  }
  const snapshot = issue?.number === number ? { snapshot: issue } : {}
  return locatePostMortem(engine, { number, ...snapshot })
}

/** Ticks what the tickets have done of the incident's playbook. */
async function tickSteps(context: Context, record: PostMortemRecord): Promise<void> {
  const { incident, tickets, closedAt, service, environment, issue } = record
  if (incident === undefined || service === undefined || tickets.length === 0) return
  const facts = [
    'actions-filed',
    ...(tickets.every(({ owners, due }) => owners.length > 0 && due) ? ['actions-assigned'] : []),
    ...(closedAt === undefined ? [] : ['review-scheduled']),
  ]
  const count = `${tickets.length} ${tickets.length === 1 ? 'ticket' : 'tickets'}`
  const evidence = { text: count, ...(issue === undefined ? {} : { url: issue.url }) }
  const place = serviceOf(context.settings.config, service, environment)
  await tickIncident(context, { place, number: incident.number }, facts, evidence)
}

/** Open tickets whose day has come. */
function overdueTickets(record: PostMortemRecord, now: Date): Ticket[] {
  const late = record.tickets.flatMap((ticket) => {
    const day = ticket.done ? undefined : dayOf(ticket)
    return day === undefined || Date.parse(day) > now.getTime() ? [] : [{ ticket, day }]
  })
  return late.toSorted((one, other) => (one.day < other.day ? -1 : 1)).map(({ ticket }) => ticket)
}

/** Whoever owns the post-mortem; else the technical lead; else whoever asked. */
function decider({ settings, invocation }: Context, owner: string | undefined): string {
  const { people } = settings.config
  const login = owner ?? people['technical-lead'][0] ?? invocation.actor.login
  return mention(login)
}
