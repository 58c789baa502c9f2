import * as v from 'valibot'
import { eventKind, noFacts, onlyOne, unchanged } from './kind.ts'
import { text } from './parts.ts'

/** The hosting was asked for something that needs no operation: a restart, more instances. */
export const acted = eventKind({
  type: 'acted',
  fields: { text, link: v.exactOptional(text) },
  apply: unchanged,
  words: (event) => event.text,
  apart: onlyOne,
  facts: noFacts,
})
