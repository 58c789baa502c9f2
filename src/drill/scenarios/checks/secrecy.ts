import type { Check } from '../scenario.ts'

/** The variable that is planted everywhere. No name could say less. */
export const planted = 'ANOTHER_VALUE'

/** Every scenario has secrets planted in it; none of them gets out. */
export const nothingTold: Check = {
  claim: 'no secret and no value of a variable went to GitHub or into a log, with all logs on',
  find: ({ leaks }) => leaks,
}
