import type { ActionFields, Due } from '../../incident/post-mortem.ts'
import { wholeDue } from './due.ts'

/** One thing that a part of a line says of an action item. */
export type Word = Partial<Pick<ActionFields, 'horizon' | 'kind' | 'priority'>> & {
  readonly due?: Due
}

const horizons: readonly (readonly [RegExp, NonNullable<ActionFields['horizon']>])[] = [
  [/^(?:immediate|short[- ]term|quick[- ]win)$/i, 'immediate'],
  [/^long[- ]term$/i, 'long-term'],
]

const kinds: readonly (readonly [RegExp, NonNullable<ActionFields['kind']>])[] = [
  [/^prevent(?:s|ion|ive)?$/i, 'prevent'],
  [/^detect(?:s|ion)?$/i, 'detect'],
  [/^mitigat(?:e|es|ion)$/i, 'mitigate'],
  [/^process$/i, 'process'],
]

const priority = /^(?:p[0-4]|critical|urgent|high|medium|low)$/i

/**
 * What a part of a line says, where it is a word of ours or a day; nothing where it is text. An empty
 * part says nothing, and is no text either.
 */
export function wordOf(part: string, now: Date): Word | undefined {
  const bare = part
    .trim()
    .replace(/^(?:type|kind|category|priority|prio|horizon|owner|assignee|due|when)\s*[:=]\s*/i, '')
    .replace(/[.\s]+$/, '')
  if (bare === '') return {}
  const horizon = horizons.find(([pattern]) => pattern.test(bare))?.[1]
  if (horizon !== undefined) return { horizon }
  const kind = kinds.find(([pattern]) => pattern.test(bare))?.[1]
  if (kind !== undefined) return { kind }
  if (priority.test(bare)) return { priority: named(bare) }
  const due = wholeDue(part, now) ?? wholeDue(bare, now)
  return due === undefined ? undefined : { due }
}

function named(text: string): string {
  return /^p\d$/i.test(text) ? text.toUpperCase() : text.toLowerCase()
}

/** What several parts say together; nothing where one of them is text. What is said first counts. */
export function wordsOf(text: string, now: Date): Word | undefined {
  const words = text.split(/[,;/|·]/).map((part) => wordOf(part, now))
  return words.includes(undefined) ? undefined : together(words)
}

/** All that words say; the first counts that says a thing. */
export function together(words: readonly (Word | undefined)[]): Word {
  return Object.assign({}, ...words.toReversed())
}
