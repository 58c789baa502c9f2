import { eventKind, oneFact, onlyOne } from './kind.ts'

/** Somebody is on it; escalation stops. */
export const acknowledged = eventKind({
  type: 'acknowledged',
  fields: {},
  apply: (state, { at, actor }) =>
    state.acknowledged
      ? state
      : {
          ...state,
          acknowledged: { at, by: actor },
          firstAcknowledgedAt: state.firstAcknowledgedAt ?? at,
        },
  words: () => 'acknowledged',
  apart: onlyOne,
  facts: oneFact('acknowledged'),
})
