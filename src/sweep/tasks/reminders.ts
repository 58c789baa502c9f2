import * as v from 'valibot'
import { dispatch } from '../../engine/dispatch.ts'
import type { Engine } from '../../engine/context.ts'
import { itself } from '../../incident/events.ts'
import type { PostMortemRecord } from '../../incident/post-mortem.ts'
import type { Invocation } from '../../incident/record.ts'
import { nextReminder, unsaid, withReminded, type Reminder } from '../../clocks/reminders.ts'
import { openRecord } from '../../records/file.ts'
import { postMortemShapeOf } from '../../records/post-mortem-shape.ts'
import { sweepTask, type Caught, type Todo } from '../task.ts'

/** What has become due of post-mortems that changed, or whose time has come. */
export const reminders = sweepTask({
  /** When something is due of a post-mortem, by the key of its record; ISO 8601, UTC. */
  memory: v.record(v.string(), v.string()),
  due: (before, now) => Object.keys(before).filter((key) => (before[key] ?? '') <= now),
  async find({ records }, before = {}) {
    const changed = records.filter(({ key }) => key.startsWith('post-mortems/'))
    const next = new Map(Object.entries(before))
    const todos = changed.map(({ key, value }) => todo(key, value, next))
    return { todos, end: () => (next.size === 0 ? undefined : Object.fromEntries(next)) }
  },
})

/** What failed is tried again at the next sweep: until it is done, it is due. */
function todo(key: string, value: unknown, next: Map<string, string>): Todo {
  return {
    key,
    lane: key,
    async run(engine) {
      next.set(key, engine.clock.now().toISOString())
      const record = postMortemShapeOf(key).read(value)
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
      if (hasFailed) return { caught }
      const at = nextReminder(record, now, followUp)
      if (at === undefined) next.delete(key)
      else next.set(key, at)
      return { caught }
    },
  }
}

/** In the ticket's own issue where we may write there; else where the post-mortem is, or its incident. */
function invocationOf(
  engine: Engine,
  record: string,
  { issue, incident }: PostMortemRecord,
  reminder: Reminder,
): Invocation | undefined {
  const ticket = reminder.ticket
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
