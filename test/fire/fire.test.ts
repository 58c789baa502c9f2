import { describe, expect, it } from '@jest/globals'
import { openLimit } from './limit.ts'
import { operations } from './operations.ts'
import { drawFaults, isClean } from './report.ts'
import { allSeries, playSeries } from './series.ts'

/** A part of what `npm run fire` does: some requests of some kinds of each series. */
const sample = [
  ['kill-again', { step: 7, most: 2, every: 1 }],
  ['kill-look', { step: 5, most: 2, every: 1 }],
  ['cancel', { step: 4, most: 3, every: 1 }],
  ['fault-once', { step: 13, most: 1, every: 2 }],
  ['fault-good', { step: 11, most: 1, every: 2 }],
] as const

const rollback = operations.find(({ name }) => name === '/rollback, deploy workflow')

describe('under fire', () => {
  it.each(sample)(
    'a rollback leaves the world as it should be: %s',
    async (name, { every, ...options }) => {
      const series = allSeries[name]
      if (series === undefined || rollback === undefined) throw new Error('there is nothing to try')
      const kinds = series.kinds.filter((_, index) => index % every === 0)
      const run = openLimit(2)
      const all = await playSeries(rollback, { ...series, kinds }, { ...options, run })
      expect(all).toHaveLength(kinds.length * options.most)
      expect(all.filter((entry) => !isClean(entry)).map(drawFaults)).toEqual([])
    },
    120_000,
  )
})
