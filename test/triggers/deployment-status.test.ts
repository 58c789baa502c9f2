import { describe, expect, it } from '@jest/globals'
import { causePlace, typedBy } from '../../src/causes/table.ts'
import type { Config } from '../../src/config/schema.ts'
import { deploymentStatus } from '../../src/triggers/deployment-status.ts'
import { oneService, severalServices } from './config.ts'
import { deployment, sha } from './payloads.ts'

const ask = async (payload: unknown, config: Config = severalServices) =>
  (await deploymentStatus({ name: 'deployment_status', payload }, async () => config)).invocations

describe('a deployment on GitHub', () => {
  it('that failed is a failed deployment of its commit', async () => {
    const [invocation, ...others] = await ask(deployment('failure'))
    expect(invocation).toMatchObject({
      key: 'deployment:300:failure:docs:production',
      actor: { login: 'vercel[bot]', kind: 'itself' },
      url: 'https://github.com/acme/chatbot-fluxa/actions/runs/5001/job/1',
      cause: { kind: 'deployment-failed', service: 'docs', environment: 'production', sha },
    })
    expect(others).toEqual([])
  })

  it('that met an error is one too', async () => {
    expect(await ask(deployment('error'))).toHaveLength(1)
  })

  it('that is live is a release to verify', async () => {
    const [invocation] = await ask(deployment('success'))
    expect(invocation && typedBy(invocation)).toBe(
      `/release --service docs --env production --sha ${sha}`,
    )
  })

  it('that names no log links nowhere', async () => {
    const status = { log_url: '', target_url: '' }
    const [invocation] = await ask(deployment('failure', { status }))
    expect(invocation).not.toHaveProperty('url')
  })
})

describe('a deployment that somebody else tells of, or nobody asked about', () => {
  it('is left to the run of the workflow that deploys', async () => {
    expect(await ask(deployment('failure'), oneService)).toEqual([])
    const told = await ask(deployment('failure'))
    expect(told.map((one) => causePlace(one)?.service)).not.toContain('jobs')
  })

  it('is nothing new where we made it ourselves', async () => {
    const payload = { outageOperation: '0a1b2c3d' }
    expect(await ask(deployment('success', { deployment: { payload } }))).toEqual([])
  })

  it('is none of ours where its environment has another name', async () => {
    for (const environment of ['Production', 'preview', 'production-eu', '']) {
      expect(await ask(deployment('failure', { deployment: { environment } }))).toEqual([])
    }
  })
})
