import type { Engine, Settings } from '../engine/context.ts'
import { firstOwn } from '../engine/own.ts'
import { OutageError } from '../errors.ts'
import { createIssue, issuesWith, readIssue, updateIssue } from '../github/issues.ts'
import { createOnce } from '../github/once.ts'
import { elsewhere } from '../github/repository.ts'
import { since } from '../github/skew.ts'
import { assign } from '../github/tickets.ts'
import { postMortemLabel, type PostMortemRecord } from '../incident/post-mortem.ts'
import { openRecord } from '../records/file.ts'
import { postMortemShape } from '../records/post-mortem-shape.ts'
import { drawPostMortem, redrawPostMortem } from '../views/post-mortem/document.ts'
import type { PostMortemFacts } from '../views/post-mortem/facts.ts'
import { postMortemMarker } from '../views/post-mortem/markers.ts'
import { dueAt, meetingAt } from './calendar.ts'
import { gatherFacts } from './gather.ts'
import type { KnownIncident } from './incident.ts'
import { takePostMortem } from './lock.ts'

type Issue = NonNullable<PostMortemRecord['issue']>

/** A post-mortem that is open now. */
export type OpenedPostMortem = {
  readonly issue: Issue
  readonly record: PostMortemRecord
  /** False where it was there already. */
  readonly isNew: boolean
  /** Names of our parts that people took away, after a refresh. */
  readonly missing: readonly string[]
}

/**
 * Opens the post-mortem of an incident, filled in from the record, or finds the one that it has; with
 * `refresh` our parts of that are drawn anew. There is one, whoever asks how often.
 */
export async function openPostMortem(
  engine: Engine,
  settings: Settings,
  incident: KnownIncident,
  refresh: boolean,
): Promise<OpenedPostMortem> {
  const file = await openRecord(engine.records, postMortemShape(incident.number), engine.clock)
  const { issue } = file.value
  if (issue && !refresh) return { issue, record: file.value, isNew: false, missing: [] }
  const flag = refresh ? ' --refresh' : ''
  const held = await takePostMortem(engine, file, `/postmortem ${incident.number}${flag}`)
  try {
    const dates = { ...datesOf(settings, incident), ...known(file.value) }
    const facts = await gatherFacts(engine, settings, incident, dates)
    const found = file.value.issue
    const missing = found && refresh ? await redraw(engine, found, facts) : []
    const opened = found ?? (await openIssue(engine, settings, facts, held.resumed))
    await held.release((record) => ({
      ...record,
      ...dates,
      service: incident.place.service,
      environment: incident.place.environment,
      incident: facts.incident,
      issue: opened,
      ...(facts.owner === undefined ? {} : { owner: facts.owner }),
    }))
    return { issue: opened, record: file.value, isNew: found === undefined, missing }
  } catch (error) {
    await held.abandon(error, (record) => record)
    throw error
  }
}

/** When it is due and met over, counted from the resolution; not yet known while the incident is open. */
function datesOf(
  { config, playbook }: Settings,
  { state }: KnownIncident,
): Pick<PostMortemRecord, 'dueAt' | 'meetingAt'> {
  if (state.resolved === undefined) return {}
  const own = playbook.severities.find(({ id }) => id === state.severity)?.['post-mortem']
  const any = own ?? playbook.severities.find((each) => each['post-mortem'])?.['post-mortem']
  if (any === undefined) return {}
  const resolvedAt = new Date(state.resolved.at)
  const due = dueAt(resolvedAt, any.within, config['post-mortem'])
  const meeting = meetingAt(resolvedAt, due, config['post-mortem'])
  return { dueAt: due.toISOString(), meetingAt: meeting.toISOString() }
}

/** What was said once is not moved by a refresh. */
function known({ dueAt: due, meetingAt: meeting }: PostMortemRecord) {
  return due === undefined || meeting === undefined ? {} : { dueAt: due, meetingAt: meeting }
}

async function openIssue(
  engine: Engine,
  { config }: Settings,
  facts: PostMortemFacts,
  resumed: boolean,
): Promise<Issue> {
  const name = config['post-mortem'].repository
  const github = name === undefined ? engine.github : engine.repository(name)
  const home = engine.github.name
  const marker = postMortemMarker(facts.incident.number, home)
  const find = async () =>
    firstOwn(engine, await issuesWith(github, marker, since(facts.state.declaredAt)))
  const { title, body } = drawPostMortem(facts, home)
  const labels = [postMortemLabel]
  const before = resumed ? await find() : undefined
  const issue =
    before ?? (await createOnce(() => createIssue(github, { title, body, labels }), find))
  if (facts.owner !== undefined) await assign(github, issue.number, [facts.owner])
  const other = elsewhere(name, home)
  return { ...issue, ...(other === undefined ? {} : { repository: other }) }
}

async function redraw(
  engine: Engine,
  issue: Issue,
  facts: PostMortemFacts,
): Promise<readonly string[]> {
  const github =
    issue.repository === undefined ? engine.github : engine.repository(issue.repository)
  const text = await readIssue(github, issue.number)
  if (text === undefined) {
    throw new OutageError('post-mortem-missing', `The post-mortem ${issue.url} is not there.`)
  }
  const drawn = redrawPostMortem(text.body, facts)
  if (drawn.text !== text.body) await updateIssue(github, issue.number, { body: drawn.text })
  return drawn.missing
}
