import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { createDeployment, setDeploymentStatus } from '../../src/github/deployments.ts'
import { git } from '@outage-playbook/rehearsal/github/git/run.ts'
import { casesOf } from '../cases.ts'
import { openSite, type Site } from '../rehearsal/site.ts'
import { hostile } from '../views/hostile.ts'
import { connect } from './connect.ts'

let site: Site
let sha: string
beforeAll(async () => {
  site = await openSite()
  sha = await git(site.git, ['rev-parse', 'main'])
})
afterAll(() => site.close())

const long = fc
  .tuple(hostile, fc.integer({ min: 1, max: 200 }))
  .map(([text, times]) => `👍${text}`.repeat(times))

describe('the description of a deployment', () => {
  it('is never longer than GitHub takes, and is cut between characters', async () => {
    const github = connect(site.github.url, site.tokens.run)
    await fc.assert(
      fc.asyncProperty(long, async (description) => {
        const place = { environment: 'production', service: 'web' }
        const draft = { ...place, sha, operation: 'a1b2c3d4', description }
        const id = await createDeployment(github, draft)
        await setDeploymentStatus(github, id ?? 0, { state: 'success', description })
        const kept = site.github.hub.deployments.find((one) => one.id === id)
        for (const text of [kept?.description ?? '', kept?.statuses[0]?.description ?? '']) {
          expect(text.length).toBeLessThanOrEqual(140)
          expect(text).not.toMatch(/[\ud800-\udbff]$/)
          expect(description.startsWith(text)).toBe(true)
        }
      }),
      casesOf(30),
    )
  })
})
