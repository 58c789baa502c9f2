import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { statusOf } from '../../src/github/client.ts'
import { createDeployment, setDeploymentStatus } from '../../src/github/deployments.ts'
import { readOverview } from '../../src/github/overview.ts'
import { blobTexts } from '../../src/records/blobs.ts'
import { git } from '@outage-playbook/rehearsal/github/git/run.ts'
import { openSite, type Site } from '../rehearsal/site.ts'
import { connect } from './connect.ts'

let site: Site
beforeAll(async () => {
  site = await openSite()
})
afterAll(() => site.close())

/** GraphQL answers this error, with a status of 200, until it is stopped. */
function graphqlFails(error: object, headers: Readonly<Record<string, string>> = {}): () => void {
  return site.github.intercept(async ({ phase, request }) =>
    phase === 'before' && request.path === '/graphql'
      ? {
          kind: 'answer',
          reply: { status: 200, headers, body: { data: null, errors: [error] } },
        }
      : undefined,
  )
}

const troubles: readonly (readonly [string, object, Readonly<Record<string, string>>])[] = [
  ['a fault that does not pass', { message: 'Something went wrong' }, {}],
  [
    'a limit that is spent',
    { type: 'RATE_LIMITED', message: 'API rate limit exceeded' },
    { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '9999999999' },
  ],
]

describe.each(troubles)('where GraphQL answers %s', (_, error, headers) => {
  it('REST says where things stand', async () => {
    const github = connect(site.github.url, site.tokens.run)
    const [good = '', bad = ''] = site.history
    const place = { environment: 'production', service: 'web', description: '' }
    const states = [
      [good, 'success', 'a1b2c3d4'],
      [bad, 'failure', 'e5f6a7b8'],
    ] as const
    for (const [sha, state, operation] of states) {
      const id = await createDeployment(github, { ...place, sha, operation })
      await setDeploymentStatus(github, id ?? 0, { state, description: '' })
    }
    const before = await readOverview(github, 'main', 'production')
    const stop = graphqlFails(error, headers)
    const after = await readOverview(github, 'main', 'production')
    stop()
    expect(after.deployments).toEqual(before.deployments)
    expect(after.deployments.length).toBeGreaterThanOrEqual(2)
    expect(after.head).toMatchObject({ ...before.head })
  })

  it('REST reads the records', async () => {
    const github = connect(site.github.url, site.tokens.run)
    const sha = await git(site.git, ['rev-parse', 'main:package.json'])
    const before = await blobTexts(github, [sha, 'f'.repeat(40)])
    const stop = graphqlFails(error, headers)
    const after = await blobTexts(github, [sha, 'f'.repeat(40)])
    stop()
    expect(after).toEqual(before)
    expect(after[0]).toContain('"name"')
    expect(after[1]).toBeUndefined()
  })
})

describe('where REST is in trouble too', () => {
  it('it is GitHub’s trouble', async () => {
    const github = connect(site.github.url, site.tokens.run)
    const stop = site.github.intercept(async ({ phase, request }) =>
      phase === 'before' && (request.path === '/graphql' || request.path.includes('/deployments'))
        ? { kind: 'answer', reply: { status: 502, body: { message: 'Server Error' } } }
        : undefined,
    )
    const error = await readOverview(github, 'main', 'production').catch((one: unknown) => one)
    stop()
    expect(statusOf(error)).toBe(502)
  })
})
