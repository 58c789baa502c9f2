import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { propose } from '../../src/github/proposal.ts'
import { readObject } from '@outage-playbook/rehearsal/github/git/read.ts'
import { openSite, type Site } from '../rehearsal/site.ts'
import { connect } from './connect.ts'

let site: Site
beforeAll(async () => void (site = await openSite()))
afterAll(() => site.close())

/** Loses the first answer to such a request: it is performed, and nobody hears of it. */
function loseAnswer(method: string, path: RegExp): () => boolean {
  let lost = false
  site.github.intercept(({ phase, request }) => {
    if (phase !== 'after' || lost || request.method !== method || !path.test(request.path)) {
      return undefined
    }
    lost = true
    return { kind: 'destroy' }
  })
  return () => lost
}

const proposal = (name: string) => ({
  path: 'OUTAGES.md',
  text: `# Outages of ${name}\n`,
  branch: `outage-${name}`,
  title: 'Keep the history',
  body: 'By the playbook.',
  isUpToDate: false,
})

describe('a proposal', () => {
  it.each([
    ['of its branch', 'POST', /\/git\/refs$/],
    ['of the pull request', 'POST', /\/pulls$/],
    ['of the commit', 'POST', /\/git\/commits$/],
  ])('is made once where the answer is lost: %s', async (what, method, path) => {
    const github = connect(site.github.url, site.github.personToken('alice'))
    const lost = loseAnswer(method, path)
    const about = proposal(what.replaceAll(' ', '-'))
    const made = await propose(github, about)
    expect(lost()).toBe(true)
    expect(made).toMatchObject({ number: expect.any(Number) })
    const file = await readObject(site.git, `${about.branch}:OUTAGES.md`)
    expect(file?.content.toString('utf8')).toBe(about.text)
    expect(await propose(github, { ...about, isUpToDate: true })).toEqual(made)
  })
})
