import { describe, expect, it } from '@jest/globals'
import * as fc from 'fast-check'
import type { GitHubDeployment } from '../../../src/github/overview.ts'
import type { Release } from '../../../src/incident/record.ts'
import {
  deployedCandidates,
  hostedCandidates,
  recordedCandidates,
} from '../../../src/operations/rollback/target.ts'
import { spoiledCommits } from '../../../src/incident/releases.ts'
import { runningCommit, truthful } from '../../../src/operations/what-runs.ts'

const at = (hour: number): string => new Date(Date.UTC(2026, 4, 1, hour)).toISOString()

const release = (sha: string, hour: number, verdict: Release['verdict'] = 'good'): Release => ({
  ...{ id: `${sha}-${hour}`, sha, title: `Commit ${sha}`, at: at(hour), verdict },
  ...{ via: 'deployment', verifiedAt: at(hour) },
})

const deployment = (sha: string, hour: number, succeeded = true): GitHubDeployment => ({
  ...{ id: hour, sha, at: at(hour), succeeded },
})

const shas = (candidates: readonly { readonly sha: string }[]): string[] =>
  candidates.map(({ sha }) => sha)

describe('deployments of a workflow that is given the commit', () => {
  const listed = (id: number, sha: string, seconds: number, operation?: string) => ({
    ...{ id, sha, at: new Date(Date.UTC(2026, 4, 1, 10, 0, seconds)).toISOString() },
    ...{ succeeded: true, ...(operation === undefined ? {} : { operation }) },
  })
  const ids = (...oldestFirst: ReturnType<typeof listed>[]): number[] =>
    truthful(oldestFirst.toReversed())
      .map(({ id }) => id)
      .toReversed()

  it('do not count where a run of ours is listed with the head of the branch', () => {
    const push = listed(1, 'bad', 0)
    const ours = listed(3, 'good', 600, 'operation')
    expect(ids(push, ours, listed(4, 'never-deployed', 605))).toEqual([1, 3])
    expect(ids(push, listed(2, 'never-deployed', 599), ours)).toEqual([1, 3])
  })

  it('count where the head is what was deployed', () => {
    expect(
      ids(listed(1, 'bad', 0), listed(2, 'good', 600, 'operation'), listed(3, 'good', 605)),
    ).toEqual([1, 2, 3])
  })

  it('count where they are long before or after', () => {
    const all = [listed(1, 'a', 0), listed(2, 'b', 600, 'operation'), listed(3, 'c', 9_000)]
    expect(ids(...all)).toEqual([1, 2, 3])
    expect(ids(listed(1, 'a', 0), listed(2, 'b', 60), listed(3, 'c', 120))).toEqual([1, 2, 3])
  })
})

describe('the commit that runs', () => {
  const known = { releases: [release('b', 2)], deployments: [deployment('c', 3)], head: 'd' }

  it('is the one that failed, where that set this off', () => {
    expect(runningCommit({ ...known, failed: 'x' })).toBe('x')
  })

  it('is what was deployed last, by our record or by GitHub’s', () => {
    expect(runningCommit(known)).toBe('c')
    expect(runningCommit({ ...known, releases: [release('b', 4)] })).toBe('b')
  })

  it('is not what a rollback of ours did not bring live', () => {
    const ours = { ...deployment('d', 4, false), operation: 'a1b2c3d4' }
    const releases = [release('b', 2)]
    expect(runningCommit({ releases, deployments: [ours], head: 'd' })).toBe('b')
    const theirs = deployment('d', 4, false)
    expect(runningCommit({ releases, deployments: [theirs], head: 'd' })).toBe('d')
  })

  it('is what either knows where the other knows nothing', () => {
    expect(runningCommit({ ...known, deployments: [] })).toBe('b')
    expect(runningCommit({ ...known, releases: [] })).toBe('c')
  })

  it('is the head of the branch where nobody knows anything', () => {
    expect(runningCommit({ releases: [], deployments: [], head: 'd' })).toBe('d')
  })
})

describe('what can be rolled back to', () => {
  const releases = [
    release('d', 9, 'bad'),
    release('c', 8),
    release('b', 7, 'bad'),
    release('b', 6),
    release('c', 5, 'bad'),
    release('a', 4),
  ]

  it('by our record is not what a rollback left, until it is verified again', () => {
    const left = [release('c', 9), { ...release('b', 8), left: at(9) }, release('a', 4)]
    expect(shas(recordedCandidates(left, 'c'))).toEqual(['a'])
    expect(spoiledCommits(left)).toEqual(new Set(['b']))
    expect(shas(recordedCandidates([release('b', 10), ...left], 'c'))).toEqual(['b', 'a'])
  })

  it('by our record is still what was good before a deployment that nobody could judge', () => {
    const unjudged = [release('b', 9, 'unknown'), release('c', 8), release('b', 7)]
    expect(shas(recordedCandidates(unjudged, 'c'))).toEqual(['b'])
    expect(spoiledCommits([release('d', 9, 'unknown')])).toEqual(new Set())
  })

  it('by our record is what was good when we last looked, newest first', () => {
    expect(shas(recordedCandidates(releases, 'd'))).toEqual(['c', 'a'])
  })

  it('is never the commit that runs', () => {
    expect(shas(recordedCandidates(releases, 'c'))).toEqual(['a'])
  })

  it('by GitHub is what succeeded once, each commit once', () => {
    const all = [
      deployment('d', 9),
      deployment('c', 8, false),
      deployment('b', 7),
      deployment('b', 6),
    ]
    expect(shas(deployedCandidates(all, new Set(['d'])))).toEqual(['b'])
  })

  it('by the hosting is what it remembers, each commit once', () => {
    const all = ['d', 'c', 'c', 'b'].map((sha, index) => ({ id: `${index}`, sha, at: at(index) }))
    expect(shas(hostedCandidates(all, new Set(['d'])))).toEqual(['c', 'b'])
  })

  it('never holds a commit that was bad when we last looked', () => {
    expect(spoiledCommits(releases)).toEqual(new Set(['d', 'b']))
    const some = fc.array(
      fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('good', 'bad')),
      { maxLength: 8 },
    )
    fc.assert(
      fc.property(some, fc.constantFrom('a', 'b', 'c'), (list, running) => {
        const history = list.map(([sha, verdict], index) => release(sha, 20 - index, verdict))
        const bad = spoiledCommits(history)
        const found = shas(recordedCandidates(history, running))
        expect(found.filter((sha) => bad.has(sha) || sha === running)).toEqual([])
        expect(new Set(found).size).toBe(found.length)
      }),
    )
  })
})
