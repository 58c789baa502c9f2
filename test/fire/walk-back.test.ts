import { expect, it } from '@jest/globals'
import { operations } from './operations.ts'
import { tryOut } from './trial.ts'

/** Answers nothing to the second request to deploy, which is not carried out either. */
it('takes no earlier deployment for one whose request got no answer', async () => {
  const walkBack = operations.find(({ name }) => name === 'walk-back')
  if (walkBack === undefined) throw new Error('there is nothing to try')
  const trial = await tryOut(
    { ...walkBack, world: { ...walkBack.world, env: { OUTAGE_RETRY_PAUSE: '20' } } },
    {
      begin({ github }) {
        let count = 0
        let hit: string | undefined
        const stop = github.intercept(({ phase, request }) => {
          const isMeant = request.run !== undefined && request.path.endsWith('/dispatches')
          if (phase !== 'before' || !isMeant || ++count !== 2) return undefined
          hit = request.path
          const body = { message: 'Server Error' }
          return { kind: 'answer', reply: { status: 502, body } }
        })
        return { stop, hit: () => hit }
      },
      after: async () => undefined,
    },
  )
  expect(trial).toMatchObject({ hit: expect.stringContaining('/dispatches'), faults: [] })
}, 60_000)
