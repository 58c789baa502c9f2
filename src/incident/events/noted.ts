import * as v from 'valibot'
import { shortHash } from '../short-hash.ts'
import { eventKind, oneFact, unchanged } from './kind.ts'
import { text, time } from './parts.ts'

/** Somebody wrote something down. */
export const noted = eventKind({
  type: 'noted',
  fields: { text, happenedAt: v.exactOptional(time) },
  apply: unchanged,
  words: (event) => event.text,
  apart: (event) => shortHash(event.text),
  facts: oneFact('noted'),
  happenedAt: ({ happenedAt }) => happenedAt,
})
