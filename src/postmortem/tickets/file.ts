import type { Engine, Settings } from '../../engine/context.ts'
import { readIssue, updateIssue } from '../../github/issues.ts'
import { since } from '../../github/skew.ts'
import type { PostMortemRecord, Ticket } from '../../incident/post-mortem.ts'
import { OutageError } from '../../errors.ts'
import { takePostMortem, type Held } from '../lock.ts'
import { readItems, type ReadItems } from '../read/items.ts'
import type { PostMortemAt } from '../locate.ts'
import { fieldsOf } from './fields.ts'
import { matchItems, type Matched } from './match.ts'
import { openTracker, type Tracker } from './tracker.ts'
import { writtenBack } from './write-back.ts'

export type Filing = {
  readonly engine: Engine
  readonly settings: Settings
  /** Key of the invocation. */
  readonly key: string
  readonly at: PostMortemAt
  /** False: what is filed is brought up to date, and nothing new is filed. */
  readonly fileNew: boolean
}

/** What became of the items. */
export type Filed = {
  readonly tickets: readonly Ticket[]
  /** Tickets that were closed, reopened or changed, by number, and how. */
  readonly changed: ReadonlyMap<number, string>
  /** Items that got no ticket, because they are done, or have one of somebody else's. */
  readonly skipped: readonly string[]
  /** Tickets whose line is not there any more. */
  readonly gone: readonly Ticket[]
  readonly boxless: readonly string[]
  /** Sentences on what could not be done. */
  readonly trouble: readonly string[]
  /** The text of the post-mortem in the end. */
  readonly text: string
}

/** GitHub takes no more characters in a body. */
const mostCharacters = 65_536

/**
 * Files one ticket for each action item of a post-mortem, and brings what is filed up to date: the
 * ticket after its line, the line after its ticket. Run again, or by two at once, it files none twice.
 */
export async function fileActions(job: Filing): Promise<Filed> {
  const { engine, at } = job
  const { number } = at
  const held = await takePostMortem(engine, at.file, `/file-actions ${number}`)
  let tickets = at.file.value.tickets
  const keep = (record: PostMortemRecord): PostMortemRecord => ({ ...record, ...at.known, tickets })
  try {
    const issue = await readPostMortem(job)
    const tracker = await openTracker(job, tickets, whereToLook(job, held))
    tickets = [...tickets, ...tracker.recovered]
    const read = readItems(issue.body, engine.clock.now())
    const matched = matchItems(read.items, tickets)
    for (const each of matched) {
      const ticket = await tracked(job, tracker, each)
      if (ticket) tickets = [...tickets.filter(({ item }) => item !== ticket.item), ticket]
    }
    const text = await writeBack(job, issue.body, tickets, tracker.created > 0)
    const closed = issue.state === 'closed' && job.fileNew
    const closedAt = closed ? { closedAt: engine.clock.now().toISOString() } : {}
    await held.release((record) => ({ ...keep(record), ...closedAt, ...firstClosed(record) }))
    return filed(read, matched, { tickets, tracker, text })
  } catch (error) {
    await held.abandon(error, keep)
    throw error
  }
}

/** The follow-up review counts from the first time. */
function firstClosed({ closedAt }: PostMortemRecord) {
  return closedAt === undefined ? {} : { closedAt }
}

/** Tickets that a run filed, and died before it wrote them down, are newer than this. */
function whereToLook({ at }: Filing, held: Held): string | undefined {
  const { tickets, openedAt } = at.file.value
  if (tickets.length === 0 && !held.resumed) return undefined
  return since(openedAt ?? new Date(0).toISOString())
}

async function readPostMortem({ at }: Filing) {
  const issue = await readIssue(at.github, at.number)
  if (issue) return issue
  throw new OutageError('post-mortem-missing', `The post-mortem ${at.url} is not there.`)
}

async function tracked(
  { key, fileNew }: Filing,
  tracker: Tracker,
  { item, id, ticket, foreign }: Matched,
): Promise<Ticket | undefined> {
  const fields = fieldsOf(item, ticket)
  if (ticket) return tracker.update(ticket, fields, item)
  if (foreign || item.done || !fileNew) return undefined
  return tracker.create(fields, id, key)
}

/** Writes numbers and ticks into the lines, and answers the text; what people wrote meanwhile is kept. */
async function writeBack(
  { engine, at }: Filing,
  before: string,
  tickets: readonly Ticket[],
  tookTime: boolean,
): Promise<string> {
  const now = engine.clock.now()
  const drawn = (text: string): string =>
    writtenBack(text, matchItems(readItems(text, now).items, tickets))
  const text = tookTime ? ((await readIssue(at.github, at.number))?.body ?? before) : before
  const next = drawn(text)
  if (next === text || next.length > mostCharacters) return text
  await updateIssue(at.github, at.number, { body: next })
  return next
}

function filed(
  read: ReadItems,
  matched: readonly Matched[],
  end: {
    readonly tickets: readonly Ticket[]
    readonly tracker: Tracker
    readonly text: string
  },
): Filed {
  const { tickets, tracker, text } = end
  const present = new Set(matched.map(({ id }) => id))
  return {
    tickets,
    changed: tracker.changed,
    skipped: matched
      .filter(({ id }) => !tickets.some(({ item }) => item === id))
      .map(({ item }) => item.title),
    gone: tickets.filter(({ item }) => !present.has(item)),
    boxless: read.boxless,
    trouble: tracker.trouble,
    text,
  }
}
