import { expect, it } from '@jest/globals'
import { tryFault } from './fault-trial.ts'
import { operations } from './operations.ts'

/** Everything is done that is asked, and nothing is answered from the opening of the issue on. */
it.each([6, 7, 8])(
  'gives nothing back as done where GitHub answers nothing from request %d on',
  async (request) => {
    const rollback = operations.find(({ name }) => name === '/rollback, deploy command')
    if (rollback === undefined) throw new Error('there is nothing to try')
    const fault = { trouble: '502', when: 'after', forGood: true, request } as const
    expect(await tryFault(rollback, fault)).toMatchObject({ faults: [] })
  },
  60_000,
)
