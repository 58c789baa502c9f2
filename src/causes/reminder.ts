import * as v from 'valibot'
import { code } from '../views/markdown.ts'
import { causeKind } from './kind.ts'

const schema = v.object({
  kind: v.literal('reminder'),
  /** Key of the post-mortem's record. */
  record: v.string(),
  /** Key of the reminder. */
  key: v.string(),
})

export type ReminderCause = v.InferOutput<typeof schema>

/** Something about a post-mortem that is due. */
export const reminder = causeKind<ReminderCause>({
  schema,
  place: () => undefined,
  work: (cause) => ({
    act: {
      concerns: 'nothing',
      async run(context) {
        // Reads Markdown and dates, which nothing that is in a hurry needs.
        const { answerReminder } = await import('../postmortem/remind.ts')
        return answerReminder(context, cause)
      },
    },
    args: { words: [], flags: {} },
  }),
  line: () => '',
  words: ({ key }) => `${code(key.split(':').slice(0, 2).join(':'))}, due`,
})
