import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { root } from './root.ts'
import { rehearsalSources } from './source.ts'

/** Words of the product. None of them means anything to a GitHub, a hosting or a runner. */
const words = [
  ...['outage', 'playbook', 'incident', 'severity', 'runbook', 'drill', 'escalat', 'on-call'],
  ...['post-mortem', 'postmortem', 'sweep', 'rollback', 'roll back', 'fluxa'],
]

/** Render and Vercel call what they do a rollback themselves. */
const theirs = /^providers\/(?:render|vercel)\//

describe('the package of the rehearsal', () => {
  it('says no word of what is rehearsed in it', () => {
    const found = rehearsalSources.flatMap(({ path, tree }) =>
      words
        .filter((word) => !(theirs.test(path) && /^roll ?back$/.test(word)))
        .filter((word) => tree.text.toLowerCase().includes(word))
        .map((word) => `${path}: ${word}`),
    )
    expect(found).toEqual([])
  })

  it('lists exactly the packages that it needs', () => {
    const listed = (folder: string): readonly string[] => {
      const text = readFileSync(join(root, folder, 'package.json'), 'utf8')
      return Object.keys((JSON.parse(text) as { dependencies?: object }).dependencies ?? {})
    }
    const own = new Set(listed('packages/rehearsal'))
    const used = rehearsalSources.flatMap(({ imports }) =>
      imports.filter(({ kind, target }) => kind === 'package' && !target.startsWith('node:')),
    )
    expect(new Set(used.map(({ target }) => target))).toEqual(own)
  })
})
