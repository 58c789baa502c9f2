import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import type { ProbeResult, Verdict } from '../../src/ports.ts'
import { judge } from '../../src/probes/verdict.ts'

function result(verdict: Verdict, probe = 'GET /'): ProbeResult {
  return { probe, verdict, detail: 'because', milliseconds: 1, at: '2026-03-02T14:00:00.000Z' }
}

function verdictOf(...verdicts: readonly Verdict[]): Verdict {
  return judge(verdicts.map((verdict) => result(verdict))).verdict
}

const anyVerdict = fc.constantFrom<Verdict>('up', 'degraded', 'down', 'unknown')

describe('the verdict', () => {
  it.each([
    [['up', 'up'], 'up'],
    [['up', 'degraded'], 'degraded'],
    [['degraded', 'down', 'up'], 'down'],
    [['up', 'unknown'], 'up'],
    [['unknown', 'unknown'], 'unknown'],
    [['unknown', 'degraded'], 'degraded'],
    [[], 'unknown'],
  ] as const)('of %j is %s', (verdicts, expected) => {
    expect(verdictOf(...verdicts)).toBe(expected)
  })

  it('does not depend on the order of the probes', () => {
    fc.assert(
      fc.property(fc.array(anyVerdict), (verdicts) => {
        expect(verdictOf(...verdicts)).toBe(verdictOf(...verdicts.toReversed()))
      }),
    )
  })

  it('is unknown where the canary does not answer either: it is our own network', () => {
    const judgement = judge([result('down')], result('down', 'canary'))
    expect(judgement.verdict).toBe('unknown')
    expect(judgement.reasons[0]).toBe('our own network is at fault: canary: because')
  })

  it('does not care about the canary where nothing is down', () => {
    expect(judge([result('degraded')], result('down')).verdict).toBe('degraded')
  })

  it('gives the worst reason first', () => {
    const { reasons } = judge([
      result('unknown', 'c'),
      result('degraded', 'b'),
      result('down', 'a'),
    ])
    expect(reasons).toEqual(['a: because', 'b: because', 'c: because'])
  })
})
