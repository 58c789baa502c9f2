import type { Engine, IssueSnapshot } from '../engine/context.ts'
import { OutageError } from '../errors.ts'
import type { GitHub } from '../github/client.ts'
import { readIssue } from '../github/issues.ts'
import { isSameRepository } from '../github/repository.ts'
import { postMortemLabel, type PostMortemRecord } from '../incident/post-mortem.ts'
import { openRecord, type RecordFile } from '../records/file.ts'
import { handMadeShape, postMortemShape } from '../records/post-mortem-shape.ts'
import { readIncidentMarker } from '../views/markers.ts'
import { readPostMortemMarker } from '../views/post-mortem/markers.ts'
import { incidentNamed } from './read/answers.ts'

/** A post-mortem's issue, and what is kept of it. */
export type PostMortemAt = {
  readonly github: GitHub
  readonly number: number
  readonly url: string
  readonly file: RecordFile<PostMortemRecord>
  /** What is to be kept of it, where nothing is yet. */
  readonly known: Partial<PostMortemRecord>
}

/**
 * The post-mortem that an issue is, or whose incident it is. What stands in the issue is only a hint, as
 * anybody can write it: what counts is which issue the record names.
 */
export async function locatePostMortem(
  engine: Engine,
  issue: { readonly number: number; readonly snapshot?: IssueSnapshot },
): Promise<PostMortemAt> {
  const { number } = issue
  const text = issue.snapshot ?? (await readIssue(engine.github, number))
  if (text === undefined) throw missing(`There is no issue #${number}.`)
  const marked = readPostMortemMarker(text.body)
  if (marked) return ofMarked(engine, number, marked.incident)
  if (readIncidentMarker(text.body)) return ofIncident(engine, number)
  if (text.labels.includes(postMortemLabel)) return handMade(engine, number, text.body)
  throw missing(`#${number} is neither an incident nor a post-mortem.`)
}

/**
 * A post-mortem in another repository, which has to be the one of the configuration. Its issue says whose
 * it is, and the record of that incident has to agree.
 */
export async function locateElsewhere(
  engine: Engine,
  configured: string | undefined,
  { number, repository }: { readonly number: number; readonly repository: string },
): Promise<PostMortemAt> {
  const name = `${repository}#${number}`
  if (configured === undefined || !isSameRepository(repository, configured)) {
    throw missing(`Post-mortems are not kept in ${repository}.`)
  }
  const text = await readIssue(engine.repository(configured), number)
  const marked = text && readPostMortemMarker(text.body)
  if (marked === undefined) throw missing(`${name} is no post-mortem.`)
  const at = await ofIncident(engine, marked.incident)
  const { issue } = at.file.value
  const isIt = issue?.number === number && isSameRepository(issue.repository ?? '', repository)
  if (!isIt) throw missing(`${name} is not the post-mortem of #${marked.incident}.`)
  return at
}

/** The post-mortem of an incident. */
export async function ofIncident(engine: Engine, incident: number): Promise<PostMortemAt> {
  const file = await openRecord(engine.records, postMortemShape(incident), engine.clock)
  const { issue } = file.value
  if (issue === undefined) throw missing(`#${incident} has no post-mortem.`)
  const github =
    issue.repository === undefined ? engine.github : engine.repository(issue.repository)
  return { github, number: issue.number, url: issue.url, file, known: {} }
}

async function ofMarked(engine: Engine, number: number, incident: number): Promise<PostMortemAt> {
  const file = await openRecord(engine.records, postMortemShape(incident), engine.clock)
  const { issue } = file.value
  if (issue?.number === number && issue.repository === undefined)
    return at(engine, number, file, {})
  return at(engine, number, await openHandMade(engine, number), {})
}

/** Written by hand: that of the incident which it names, unless that one has another. */
async function handMade(engine: Engine, number: number, body: string): Promise<PostMortemAt> {
  const incident = incidentNamed(body)
  if (incident !== undefined) {
    const file = await openRecord(engine.records, postMortemShape(incident), engine.clock)
    const own = file.value.issue
    if (own === undefined || own.number === number) {
      const url = `${engine.github.url}/issues/${incident}`
      return at(engine, number, file, { incident: { number: incident, url } })
    }
  }
  return at(engine, number, await openHandMade(engine, number), {})
}

function openHandMade(engine: Engine, number: number): Promise<RecordFile<PostMortemRecord>> {
  return openRecord(engine.records, handMadeShape(number), engine.clock)
}

function at(
  { github }: Engine,
  number: number,
  file: RecordFile<PostMortemRecord>,
  known: Partial<PostMortemRecord>,
): PostMortemAt {
  const url = `${github.url}/issues/${number}`
  return { github, number, url, file, known: { issue: { number, url }, ...known } }
}

function missing(message: string): OutageError {
  return new OutageError('post-mortem-missing', message)
}
