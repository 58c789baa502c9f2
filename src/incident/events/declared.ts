import * as v from 'valibot'
import { eventKind, oneFact, onlyOne } from './kind.ts'
import { text, trigger } from './parts.ts'

/** There is an outage. If it was declared twice, neither knowing of the other, the first counts. */
export const declared = eventKind({
  type: 'declared',
  fields: {
    title: text,
    severity: text,
    trigger,
    impact: v.exactOptional(text),
    /** True for an exercise: it counts in no figure. */
    drill: v.exactOptional(v.boolean()),
  },
  apply(state, event) {
    const impact = state.impact ?? event.impact
    const known = impact === undefined ? {} : { impact }
    if (state.severity !== '') return { ...state, ...known }
    const { title, severity, drill } = event
    const exercise = drill ? ({ drill } as const) : {}
    return {
      ...state,
      title,
      severity,
      trigger: event.trigger,
      declaredAt: event.at,
      ...known,
      ...exercise,
    }
  },
  words: ({ severity, title, trigger: { summary } }) =>
    `incident declared, ${severity}: ${title === '' ? summary : title}`,
  apart: onlyOne,
  facts: oneFact('declared'),
})
