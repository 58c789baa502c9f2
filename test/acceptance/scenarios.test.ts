import { describe, expect, it } from '@jest/globals'
import { scenarios } from '../../src/rehearsal/scenarios/table.ts'
import { playWatched } from '../fidelity/open.ts'
import { dist, node24 } from './built.ts'

describe('the built action, in a whole outage', () => {
  it.each(Object.entries(scenarios))(
    'plays %s to its end',
    async (_name, scenario) => {
      const played = await playWatched(scenario, { dist, node: node24 })
      expect(played.findings.filter(({ ok }) => !ok)).toEqual([])
      expect(played.ok).toBe(true)
    },
    120_000,
  )
})
