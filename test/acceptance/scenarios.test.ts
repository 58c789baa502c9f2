import { describe, expect, it } from '@jest/globals'
import { playScenario } from '../../src/rehearsal/drill/play.ts'
import { scenarios } from '../../src/rehearsal/scenarios/table.ts'
import { dist, node24 } from './action.ts'

describe('the built action, in a whole outage', () => {
  it.each(Object.entries(scenarios))(
    'plays %s to its end',
    async (_name, scenario) => {
      const played = await playScenario(scenario, { dist, node: node24 })
      expect(played.findings.filter(({ ok }) => !ok)).toEqual([])
      expect(played.ok).toBe(true)
    },
    120_000,
  )
})
