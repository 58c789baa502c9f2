import * as v from 'valibot'
import type { Around } from '../engine/outbox.ts'
import { findReply, postReply } from '../engine/reply-poster.ts'
import { editComment } from '../github/comments.ts'
import { mayBeGone, readIssue } from '../github/issues.ts'
import type { OutboxEntry } from '../incident/record.ts'
import type { Channel, Delivery } from '../outbox/channel.ts'
import { code } from '../views/markdown.ts'
import { drawReply, saysRunning, type Reply } from '../views/reply.ts'
import { payloadOf } from './payload.ts'

const text = v.string()

const step = v.looseObject({
  title: text,
  status: v.picklist(['waiting', 'running', 'done', 'failed', 'skipped']),
  milliseconds: v.exactOptional(v.number()),
  evidence: v.exactOptional(v.looseObject({ text, url: v.exactOptional(text) })),
  detail: v.exactOptional(text),
})

const values = v.looseObject({
  key: text,
  line: text,
  status: v.picklist(['running', 'succeeded', 'failed', 'refused']),
  headline: text,
  steps: v.exactOptional(v.array(step)),
  details: v.exactOptional(v.array(text)),
  next: v.exactOptional(v.array(v.looseObject({ command: text, why: text }))),
  operation: v.exactOptional(text),
  log: v.exactOptional(text),
})

type Payload =
  | { readonly issue: number; readonly reply: Reply }
  | { readonly issue: number; readonly key: string; readonly text: string }

const payload: v.GenericSchema<unknown, Payload> = v.union([
  v.object({ issue: v.number(), reply: values }),
  // As 0.1 kept it: drawn.
  v.object({ issue: v.number(), key: text, text }),
])

/** Milliseconds after which nobody waits for a reply any more, as no command is run. */
const patience = 23 * 3_600_000

/** The comment that answers a command: found by its marker, and edited where it still says “running”. */
export const reply: Channel<Around> = {
  describe(entry) {
    const read = payloadOf(payload, entry)
    const line = 'reply' in read ? read.reply.line : ''
    return `the reply ${line === '' ? '' : `to ${code(line.slice(0, 80))} `}in #${read.issue}`
  },
  patience,
  async deliver(around, entry) {
    const { issue } = payloadOf(payload, entry)
    try {
      return await comment(around, entry)
    } catch (error) {
      if (!mayBeGone(error)) throw error
      if ((await readIssue(around.engine.github, issue)) !== undefined) throw error
      return { status: 'dropped', why: `#${issue} is gone.` }
    }
  },
}

async function comment(around: Around, entry: OutboxEntry): Promise<Delivery> {
  const { engine, comments } = around
  const read = payloadOf(payload, entry)
  const { issue } = read
  const key = 'reply' in read ? read.reply.key : read.key
  const poster = around.posters.get(key)
  if (poster && 'reply' in read) {
    await poster.post(read.reply)
    return { status: 'delivered' }
  }
  const about = { key, at: entry.at }
  const found = await findReply(engine, issue, about, comments)
  if (found !== undefined && !saysRunning(found.body)) return { status: 'known' }
  const body = 'reply' in read ? drawReply(read.reply) : read.text
  if (found) await editComment(engine.github, found.id, body)
  else await postReply(engine, issue, about, body)
  return { status: 'delivered' }
}
