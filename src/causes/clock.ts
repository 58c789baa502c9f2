import * as v from 'valibot'
import { code, prose } from '../views/markdown.ts'
import { causeKind } from './kind.ts'

const schema = v.object({
  kind: v.literal('clock'),
  /** Name in `clocks/table.ts`. */
  clock: v.string(),
  service: v.string(),
  environment: v.string(),
  /** What was seen, if that set it off. */
  because: v.exactOptional(v.string()),
})

export type ClockCause = v.InferOutput<typeof schema>

/** A clock of an incident that ran out. */
export const clock = causeKind<ClockCause>({
  schema,
  place: ({ service, environment }) => ({ service, environment }),
  work: (cause) => ({
    act: {
      concerns: 'incident',
      async run(context) {
        const { runClock } = await import('../clocks/incident.ts')
        return runClock(context, cause)
      },
    },
    args: { words: [], flags: {} },
  }),
  line: () => '',
  words: ({ clock: name, service, environment }) =>
    `${code(name)} of ${prose(service)} ${prose(environment)}`,
})
