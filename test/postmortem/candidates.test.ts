import { describe, expect, it } from '@jest/globals'
import { candidatesOf, variablesChanges } from '../../src/postmortem/facts.ts'

const started = '2026-05-02T12:00:00.000Z'
const at = (time: string, day = '02') => `2026-05-${day}T${time}:00.000Z`
const minutes = (count: number) => count * 60_000

const found = (...changes: { earliest: string; latest: string }[]) =>
  candidatesOf(
    variablesChanges(changes.map((change, index) => ({ text: `V${index}`, ...change }))),
    started,
  ).map(({ text, before, beforeAtMost }) => [text, before, beforeAtMost])

describe('changes of variables that may have set it off', () => {
  it('have one distance where the moment is known, else two', () => {
    expect(
      found(
        { earliest: at('11:50'), latest: at('11:50') },
        { earliest: at('11:00'), latest: at('11:30') },
      ),
    ).toEqual([
      ['V0', minutes(10), undefined],
      ['V1', minutes(30), minutes(60)],
    ])
  })

  it('may have been made before the start where nobody knows better', () => {
    expect(found({ earliest: at('11:45'), latest: at('12:05') })).toEqual([['V0', 0, minutes(15)]])
    expect(found({ earliest: at('12:01'), latest: at('12:05') })).toEqual([])
    expect(found({ earliest: at('12:05'), latest: at('12:05') })).toEqual([])
  })

  it('are not of days before', () => {
    expect(found({ earliest: at('00:00', '01'), latest: at('11:00', '01') })).toEqual([])
    expect(found({ earliest: at('00:00', '01'), latest: at('13:00', '01') })).toHaveLength(1)
  })
})

describe('a change that names a commit by its sha alone', () => {
  const sha = 'b6c4483b6c4483b6c4483b6c4483b6c4483b6c44'
  const failed = { kind: 'deployment', at: at('11:59'), sha, text: 'b6c4483 failed' } as const
  const commit = {
    kind: 'merge',
    at: at('11:58'),
    sha,
    title: 'Load more',
    text: 'Load more',
  } as const

  it('is told with the title of that commit', () => {
    const texts = candidatesOf([failed, commit], started).map(({ text }) => text)
    expect(texts).toEqual(['b6c4483 failed: “Load more”', 'Load more'])
  })

  it('stands for itself where nobody knows the title', () => {
    const other = { ...commit, sha: `a${sha.slice(1)}` }
    const texts = candidatesOf([failed, other], started).map(({ text }) => text)
    expect(texts).toEqual(['b6c4483 failed', 'Load more'])
    expect(candidatesOf([failed], started)[0]).not.toHaveProperty('sha')
  })
})
