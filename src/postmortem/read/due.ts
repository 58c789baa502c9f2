import { parse } from 'chrono-node/en'
import type { Due } from '../../incident/post-mortem.ts'

/** A day in a text, and where it stands there. */
export type FoundDue = Due & { readonly start: number; readonly end: number }

const iso = /(?<![\d-])(\d{4})-(\d{2})-(\d{2})(?![\d-])/
const announced =
  /\b(?:due|by|until|till|before|deadline|eta)\b(?:\s+date)?\s*:?\s*(?:on\s+|is\s+)?/gi

/** Too short a time, or one gone by, is what the item is about and not when it is due. */
const noDay = /\b(?:second|sec|minute|min|hour|hr|ms|last|ago|past|now|yesterday)s?\b/i

/**
 * The day by which something is due: a date such as `2026-12-08`; what follows a word such as `due`;
 * or the end of the text, such as `in 2 weeks`. Days without a year lie in the future of `now`.
 */
export function findDue(text: string, now: Date): FoundDue | undefined {
  return written(text) ?? promised(text, now) ?? atTheEnd(text, now)
}

/** A day, where the text is one and nothing else: `next Friday`. */
export function wholeDue(text: string, now: Date): Due | undefined {
  const trimmed = text
    .trim()
    .replace(/^(?:due|by|until|before|deadline)\b\s*(?:date\b)?\s*:?\s*(?:on\s+)?/i, '')
  const found = iso.exec(trimmed)
  if (found?.[0] === trimmed) return dated(trimmed, found)
  const [first] = days(trimmed, now)
  if (first === undefined || first.start !== 0 || first.end !== trimmed.length) return undefined
  return { text: first.text, date: first.date }
}

function written(text: string): FoundDue | undefined {
  const found = iso.exec(text)
  const due = found === null ? undefined : dated(found[0], found)
  if (found === null || due === undefined) return undefined
  const before = /\b(?:due|by|until|before|deadline)\b(?:\s+date)?\s*:?\s*(?:on\s+)?$/i.exec(
    text.slice(0, found.index),
  )
  return { ...due, start: before?.index ?? found.index, end: found.index + found[0].length }
}

function dated(text: string, [, year, month, day]: RegExpExecArray): Due | undefined {
  const date = `${year}-${month}-${day}`
  const at = new Date(`${date}T00:00:00Z`)
  const isReal = !Number.isNaN(at.getTime()) && at.toISOString().startsWith(date)
  return isReal ? { text, date } : undefined
}

function promised(text: string, now: Date): FoundDue | undefined {
  for (const word of text.matchAll(announced)) {
    const from = word.index + word[0].length
    const [first] = days(text.slice(from), now)
    if (first?.start === 0) {
      return { text: first.text, date: first.date, start: word.index, end: from + first.end }
    }
  }
  return undefined
}

function atTheEnd(text: string, now: Date): FoundDue | undefined {
  const length = text.replace(/[\s.!]+$/, '').length
  return days(text, now).find(
    (found) =>
      found.end === length && /^(?:in|next|on|this|within|tomorrow|end of)\b/i.test(found.text),
  )
}

function days(text: string, now: Date): FoundDue[] {
  const found = parse(text.slice(0, 500), { instant: now, timezone: 0 }, { forwardDate: true })
  return found.flatMap((each) => {
    const said = each.text
    const [year, month, day] = (['year', 'month', 'day'] as const).map((unit) =>
      each.start.get(unit),
    )
    if (noDay.test(said) || !year || !month || !day) return []
    const isDay = (['day', 'weekday', 'month'] as const).some((unit) => each.start.isCertain(unit))
    if (!isDay) return []
    const date = [String(year).padStart(4, '0'), two(month), two(day)].join('-')
    return [{ text: said, date, start: each.index, end: each.index + said.length }]
  })
}

const two = (value: number) => String(value).padStart(2, '0')
