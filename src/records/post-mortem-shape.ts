import * as v from 'valibot'
import type { PostMortemRecord } from '../incident/post-mortem.ts'
import type { RecordShape } from './file.ts'
import { checkRecord, claim, padded } from './shapes.ts'

const ticket = v.looseObject({
  item: v.string(),
  number: v.number(),
  url: v.string(),
  title: v.string(),
  owners: v.array(v.string()),
  done: v.boolean(),
  due: v.exactOptional(v.looseObject({ text: v.string(), date: v.string() })),
})

const postMortem = v.looseObject({
  schema: v.literal(1),
  claims: v.array(claim),
  issue: v.optional(v.looseObject({ number: v.number(), url: v.string() })),
  tickets: v.array(ticket),
  reminded: v.exactOptional(v.array(v.string())),
})

/** The record of the post-mortem of an incident, by the number of the incident's issue. */
export function postMortemShape(incident: number): RecordShape<PostMortemRecord> {
  return postMortemShapeOf(`post-mortems/${padded(incident)}`)
}

/** The record of a post-mortem without an incident, by the number of its own issue. */
export function handMadeShape(issue: number): RecordShape<PostMortemRecord> {
  return postMortemShapeOf(`post-mortems/issue-${padded(issue)}`)
}

/** The same, by its key. */
export function postMortemShapeOf(key: string): RecordShape<PostMortemRecord> {
  return {
    key,
    empty: { schema: 1, claims: [], tickets: [] },
    read: (value) => checkRecord(postMortem, value, key) as unknown as PostMortemRecord,
  }
}
