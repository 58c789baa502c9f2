import { call } from '../clocks/clock.ts'
import type { ServiceContext } from '../engine/context.ts'
import { causeOf, done } from '../engine/deciding.ts'
import type { Answer } from '../engine/definition.ts'
import { stateOf, withHappenings } from '../engine/ticking.ts'
import type { EventBody } from '../incident/events.ts'
import type { ServiceRecord } from '../incident/record.ts'

/** What somebody declared of a service that has an incident already. */
export type Words = {
  readonly title: string
  readonly impact: string | undefined
  /** Only if it was typed. */
  readonly severity: string | undefined
}

/** The record with what was declared kept in the incident that is there: a note, a change of severity. */
export function withWords(
  context: ServiceContext,
  record: ServiceRecord,
  words: Words,
): ServiceRecord {
  const { playbook } = context.settings
  const text = noteOf(words)
  const isChange = words.severity !== undefined && wasOther(context, record, words.severity)
  const bodies: EventBody[] = [
    ...(text === '' ? [] : [{ type: 'noted', text } as const]),
    ...(isChange && words.severity
      ? [{ type: 'severity-changed', severity: words.severity } as const]
      : []),
  ]
  return withHappenings(record, playbook, causeOf(context), bodies)
}

/** True if the incident has another severity, also for a run that takes over and finds it changed. */
function wasOther(context: ServiceContext, record: ServiceRecord, severity: string): boolean {
  const own = `${context.invocation.key}:severity-changed`
  const isDone = record.incident?.events.some(({ id }) => id.startsWith(own)) === true
  return isDone || stateOf(record, context.settings.playbook)?.severity !== severity
}

function noteOf({ title, impact }: Words): string {
  const parts = [title, impact === undefined ? '' : `impact: ${impact}`]
  const said = parts.filter((part) => part !== '').join('; ')
  return said === '' ? '' : `declared again: ${said}`
}

/** The answer: what was kept, and where; who is called if the failure came back. */
export function answerAgain(context: ServiceContext, where: string, words: Words): Answer {
  const { key } = context.invocation
  const events = context.file.value.incident?.events ?? []
  const has = (type: string): boolean => events.some(({ id }) => id.startsWith(`${key}:${type}`))
  const kept = [
    ...(noteOf(words) === '' ? [] : ['Your words are on its timeline.']),
    ...(has('severity-changed') ? [`Its severity is ${words.severity} now.`] : []),
    'What is typed there, and here, acts on it.',
  ]
  if (!has('reopened')) {
    return {
      outcome: 'succeeded',
      reply: done(`${where} of this service is open already.`, kept),
    }
  }
  const reply = done(
    `**Recurrence: ${where} was still being watched, and is open again.** ${call(context, 'on-call')}`,
    [...kept, 'If this is something else, close that incident first, and declare this one then:'],
  )
  const next = [
    { command: '/ack', why: 'To say that you are on it:' },
    { command: '/resolve --close', why: 'If it is something else:' },
  ]
  return { outcome: 'succeeded', reply: { ...reply, next } }
}
