import { describe, expect, it } from '@jest/globals'
import { scenarios } from '../../src/drill/scenarios/table.ts'
import { playWatched } from '../fidelity/open.ts'
import { dist, node24 } from './built.ts'

/** The others are played by `script/drill all`, which `.ci/run` does: they take minutes. */
const here = ['bad-deploy', 'crash'] as const

describe('the built action, in a whole outage', () => {
  it.each(here)(
    'plays %s to its end',
    async (name) => {
      const scenario = scenarios[name]
      if (scenario === undefined) throw new Error(`There is no scenario ${name}.`)
      const played = await playWatched(scenario, { dist, node: node24 })
      expect(played.findings.filter(({ ok }) => !ok)).toEqual([])
      expect(played.ok).toBe(true)
    },
    120_000,
  )
})
