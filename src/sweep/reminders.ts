import { dispatch } from '../engine/dispatch.ts'
import type { Engine } from '../engine/context.ts'
import { asOutageError } from '../errors.ts'
import { itself } from '../incident/events.ts'
import type { PostMortemRecord } from '../incident/post-mortem.ts'
import type { Invocation } from '../incident/record.ts'
import { nextReminder, unsaid, withReminded, type Reminder } from '../incident/reminders.ts'
import { openRecord } from '../records/file.ts'
import { postMortemShapeOf } from '../records/post-mortem-shape.ts'
import type { Caught } from './sweep.ts'
import type { Restless } from './records.ts'

/** What was said of post-mortems, and when there is something to say again, by the record's key. */
export type Reminded = {
  readonly caught: readonly Caught[]
  readonly next: Readonly<Record<string, string>>
}

/** Says what has become due of post-mortems that changed, or whose time has come. */
export async function remind(engine: Engine, restless: readonly Restless[]): Promise<Reminded> {
  const caught: Caught[] = []
  const next: Record<string, string> = {}
  for (const { key, value } of restless.filter(({ key }) => key.startsWith('post-mortems/'))) {
    try {
      const said = await remindOf(engine, key, postMortemShapeOf(key).read(value))
      caught.push(...said.caught)
      if (said.next !== undefined) next[key] = said.next
    } catch (error) {
      const { message, remedy } = asOutageError(error)
      const about = `Nobody was reminded of what is due in \`${key}\`: ${message}`
      engine.show({ key, line: '', status: 'failed', headline: about, details: [remedy] })
    }
  }
  return { caught, next }
}

async function remindOf(engine: Engine, key: string, record: PostMortemRecord) {
  const { 'follow-up': followUp } = (await engine.config())['post-mortem']
  const now = engine.clock.now()
  const caught: Caught[] = []
  const said: string[] = []
  let hasFailed = false
  for (const reminder of unsaid(record, now, followUp)) {
    const invocation = invocationOf(engine, key, record, reminder)
    if (invocation === undefined) continue
    const { outcome } = await dispatch(engine, invocation)
    if (outcome === 'failed') hasFailed = true
    else said.push(reminder.key)
    if (outcome !== 'ignored') caught.push({ invocation, outcome })
  }
  if (said.length > 0) {
    const file = await openRecord(engine.records, postMortemShapeOf(key), engine.clock)
    await file.update((fresh) => withReminded(fresh, said), 'Reminded')
  }
  // What failed is tried again at the next sweep.
  return { caught, next: hasFailed ? now.toISOString() : nextReminder(record, now, followUp) }
}

/** In the ticket's own issue where we may write there; else where the post-mortem is, or its incident. */
function invocationOf(
  engine: Engine,
  record: string,
  { issue, incident }: PostMortemRecord,
  reminder: Reminder,
): Invocation | undefined {
  const ticket = reminder.about === 'ticket' ? reminder.ticket : undefined
  const places = [ticket, issue].filter((place) => place && place.repository === undefined)
  const place = places.find((one) => one !== undefined) ?? incident
  if (place === undefined) return undefined
  return {
    key: `reminder:${reminder.key}`,
    cause: { kind: 'reminder', record, key: reminder.key },
    actor: { login: itself, kind: 'itself' },
    at: engine.clock.now().toISOString(),
    issue: { number: place.number, url: place.url },
  }
}
