import type { ReminderCause } from '../causes/reminder.ts'
import type { Context } from '../engine/context.ts'
import type { Answer } from '../engine/definition.ts'
import type { PostMortemRecord } from '../incident/post-mortem.ts'
import { openRecord } from '../records/file.ts'
import { postMortemShapeOf } from '../records/post-mortem-shape.ts'
import { readsTickets, unsaid } from '../clocks/reminders.ts'
import { fileActions } from './tickets/file.ts'

/**
 * Reminds of a ticket, a post-mortem or its follow-up review. People close tickets and move dates
 * without telling us, so the record is brought up to date first, and then there may be nothing to say.
 */
export async function answerReminder(
  context: Context,
  { record, key }: ReminderCause,
): Promise<Answer> {
  const { engine, settings, invocation } = context
  const file = await openRecord(engine.records, postMortemShapeOf(record), engine.clock)
  const { issue } = file.value
  if (issue === undefined) return overtaken
  const { number, url, repository } = issue
  const github = repository === undefined ? engine.github : engine.repository(repository)
  if (readsTickets({ key })) {
    const at = { github, number, url, file, known: {} }
    await fileActions({ engine, settings, key: invocation.key, at, fileNew: false })
  }
  const { 'follow-up': followUp } = settings.config['post-mortem']
  const reminder = unsaid(file.value, engine.clock.now(), followUp).find((one) => one.key === key)
  if (reminder === undefined) return overtaken
  const view = {
    now: engine.clock.now(),
    postMortem: { number, url },
    owner: ownerOf(file.value, context),
  }
  const reply = reminder.words(view, reminder.at)
  return { outcome: 'succeeded', reply: { status: 'succeeded', ...reply } }
}

/** It was done, or got another date: there is nothing to say. */
const overtaken: Answer = {
  outcome: 'ignored',
  reply: { status: 'succeeded', headline: 'It was overtaken.' },
}

/** Who decides where a ticket names nobody. */
function ownerOf({ owner }: PostMortemRecord, { settings }: Context): string | undefined {
  return owner ?? settings.config.people['technical-lead'][0]
}
