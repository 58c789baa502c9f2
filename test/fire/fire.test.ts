import { describe, expect, it } from '@jest/globals'
import { openLimit } from './limit.ts'
import { operations } from './operations.ts'
import { drawFaults, isClean } from './report.ts'
import { allSeries, playSeries } from './series.ts'

/** A part of what `npm run fire` does: some requests of each series. */
const sample: Readonly<Record<string, number>> = {
  'kill-again': 13,
  'kill-look': 13,
  cancel: 9,
  'fault-once': 31,
  'fault-good': 31,
}

const byWorkflow = operations.slice(0, 1)

describe('under fire', () => {
  it.each(Object.entries(sample))(
    'a rollback leaves the world as it should be: %s',
    async (name, step) => {
      const series = allSeries[name]
      if (series === undefined) throw new Error(`there is no series ${name}`)
      const run = openLimit(3)
      const played = await Promise.all(
        byWorkflow.map((operation) => playSeries(operation, series, { step, run })),
      )
      const all = played.flat()
      expect(all.length).toBeGreaterThan(0)
      expect(all.filter((entry) => !isClean(entry)).map(drawFaults)).toEqual([])
    },
    120_000,
  )
})
