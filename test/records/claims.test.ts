import { describe, expect, it } from '@jest/globals'
import { commandOf } from '../../src/causes/typed.ts'
import * as fc from 'fast-check'
import type { Claim } from '../../src/incident/record.ts'
import { askClaim, sameRun, withClaim, withFinished } from '../../src/records/claims.ts'

const at = '2026-05-01T10:00:00.000Z'

function claim(key: string, run: string, attempt = 1): Claim {
  const actor = { login: 'alice', kind: 'person' } as const
  const invocation = { key, cause: commandOf('rollback'), actor, at }
  return { key, invocation, run: { id: run, attempt }, at }
}

const nothing: { readonly claims: readonly Claim[] } = { claims: [] }
const finished = { at, outcome: 'succeeded' }
const alive = async (): Promise<boolean> => false
const gone = async (): Promise<boolean> => true

/** The record with a claim that nobody was in the way of. */
function claimed(record: typeof nothing, one: Claim, before?: Claim): typeof nothing {
  const after = withClaim(record, one, before)
  if (after === undefined) throw new Error(`${one.key} is taken`)
  return after
}

describe('an invocation', () => {
  it('that nobody has is ours', async () => {
    expect(await askClaim(nothing, 'a', alive)).toEqual({ status: 'ours' })
  })

  it('of a run that is alive is taken', async () => {
    const one = claim('a', 'run 1')
    const answer = await askClaim(claimed(nothing, one), 'a', alive)
    expect(answer).toEqual({ status: 'taken', claim: one })
  })

  it('of a run that is gone is ours, and we know whose it was', async () => {
    const one = claim('a', 'run 1')
    const answer = await askClaim(claimed(nothing, one), 'a', gone)
    expect(answer).toEqual({ status: 'ours', before: one })
  })

  it('that is finished stays finished, and nobody is asked about its run', async () => {
    const record = withFinished(claimed(nothing, claim('a', 'run 1')), 'a', finished)
    const ask = (): never => {
      throw new Error('asked')
    }
    expect(await askClaim(record, 'a', ask)).toMatchObject({ status: 'finished' })
  })
})

describe('a run', () => {
  const run = { id: '1', attempt: 1, job: 'playbook', nonce: 'aaaa' }

  it('is the same in all steps that have its nonce, whatever else is known of it', () => {
    expect(sameRun(run, { ...run, url: 'https://github.com/acme/chat/actions/runs/1' })).toBe(true)
  })

  it.each([
    ['another attempt', { ...run, attempt: 2 }],
    ['another job of it', { ...run, job: 'other', nonce: 'bbbb' }],
    ['another leg of its matrix', { ...run, nonce: 'bbbb' }],
    ['one that version 0.1 wrote down', { id: '1', attempt: 1 }],
  ])('is not %s', (_, other) => {
    expect(sameRun(run, other)).toBe(false)
  })

  it('of version 0.1, or a terminal, is told by its id', () => {
    expect(sameRun({ id: 'terminal:x:7', attempt: 1 }, { id: 'terminal:x:7', attempt: 1 })).toBe(
      true,
    )
  })
})

describe('claiming', () => {
  it('is for one of two runs', () => {
    const record = claimed(nothing, claim('a', 'run 1'))
    expect(withClaim(record, claim('a', 'run 2'), undefined)).toBeUndefined()
  })

  it('is for one of two runs that take over from the same one that died', () => {
    const dead = claim('a', 'run 1')
    const taken = claimed(claimed(nothing, dead), claim('a', 'run 2'), dead)
    expect(withClaim(taken, claim('a', 'run 3'), dead)).toBeUndefined()
  })

  it('tells a re-run from the attempt before it', () => {
    const dead = claim('a', 'run 1', 1)
    const record = claimed(nothing, dead)
    expect(withClaim(record, claim('a', 'run 1', 2), undefined)).toBeUndefined()
    expect(claimed(record, claim('a', 'run 1', 2), dead).claims).toHaveLength(1)
  })

  it('again by the same run changes nothing for the others', () => {
    const record = claimed(claimed(nothing, claim('a', 'run 1')), claim('b', 'run 2'))
    const again = claimed(record, claim('a', 'run 1'))
    expect(again.claims.map(({ key }) => key).toSorted()).toEqual(['a', 'b'])
  })

  it('never leaves two claims of one invocation, nor two runs with the same one', () => {
    const step = fc.record({ key: fc.constantFrom('a', 'b'), run: fc.constantFrom('1', '2', '3') })
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        const holders = new Map<string, string>()
        steps.reduce((record, { key, run }) => {
          const after = withClaim(record, claim(key, run), undefined)
          const holder = holders.get(key) ?? run
          expect(after === undefined).toBe(holder !== run)
          holders.set(key, holder)
          const keys = (after ?? record).claims.map((one) => one.key)
          expect(new Set(keys).size).toBe(keys.length)
          return after ?? record
        }, nothing)
      }),
    )
  })
})

describe('finished claims', () => {
  const later = { ...finished, at: '2026-05-03T10:00:00.000Z' }
  const keys = Array.from({ length: 520 }, (_, index) => `k${index}`)
  const open = claimed(nothing, claim('open', 'run'))
  const many = keys.reduce(
    (before, key) => withFinished(claimed(before, claim(key, 'run')), key, finished),
    open,
  )

  it('of the last day are all remembered: their events may still be told again', () => {
    expect(many.claims).toHaveLength(521)
  })

  it('that are older are remembered, the last five hundred of them, and every open one', () => {
    const record = withFinished(claimed(many, claim('next', 'run')), 'next', later)
    expect(record.claims).toHaveLength(501)
    expect(record.claims[0]?.key).toBe('open')
    expect(record.claims.some(({ key }) => key === 'k20')).toBe(false)
    expect(record.claims.some(({ key }) => key === 'k21')).toBe(true)
  })
})

describe('a run that meets its own claim', () => {
  it('goes on with it', async () => {
    const one = claim('a', 'run 1')
    const record = claimed(nothing, one)
    const ask = (id: string) => askClaim(record, 'a', alive, { id, attempt: 1 })
    expect(await ask('run 1')).toEqual({ status: 'ours', before: one })
    expect(await ask('run 2')).toEqual({ status: 'taken', claim: one })
  })
})
