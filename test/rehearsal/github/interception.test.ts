import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { personActor } from '@outage-playbook/rehearsal/github/actors.ts'
import { openSite, type Site } from '../site.ts'

let site: Site
beforeAll(async () => void (site = await openSite()))
afterAll(() => site.close())

const open = (title: string) => site.ask(site.tokens.run, 'POST /issues', { title })
const titles = async (): Promise<string> =>
  JSON.stringify((await site.ask(site.tokens.run, 'GET /issues')).body)

describe('an interceptor', () => {
  it('can answer instead, so that nothing is done', async () => {
    const reply = { status: 502, body: { message: 'Server Error' } }
    const stop = site.github.intercept(({ phase, request }) =>
      phase === 'before' && request.method === 'POST' ? { kind: 'answer', reply } : undefined,
    )
    expect(await open('never')).toMatchObject({ status: 502, body: { message: 'Server Error' } })
    stop()
    expect(await titles()).not.toContain('never')
  })

  it('can cut the line before the request is performed', async () => {
    const stop = site.github.intercept(({ phase }) =>
      phase === 'before' ? { kind: 'destroy' } : undefined,
    )
    await expect(open('cut before')).rejects.toThrow('fetch failed')
    stop()
    expect(await titles()).not.toContain('cut before')
  })

  it('can lose the answer to what was performed', async () => {
    const stop = site.github.intercept(({ phase }) =>
      phase === 'after' ? { kind: 'destroy' } : undefined,
    )
    await expect(open('cut after')).rejects.toThrow('fetch failed')
    stop()
    expect(await titles()).toContain('cut after')
  })

  it('can wait, and sees what was asked and answered', async () => {
    const seen: unknown[] = []
    const stop = site.github.intercept(async ({ phase, request, body, reply }) => {
      if (phase === 'before') await new Promise((resolve) => setTimeout(resolve, 50))
      seen.push([phase, request.method, body, reply?.status])
      return undefined
    })
    const began = performance.now()
    await open('slow')
    stop()
    expect(performance.now() - began).toBeGreaterThanOrEqual(49)
    expect(seen).toEqual([
      ['before', 'POST', '{"title":"slow"}', undefined],
      ['after', 'POST', '{"title":"slow"}', 201],
    ])
  })
})

describe('the log', () => {
  it('knows who asked, for which run, when, and what was answered', async () => {
    await site.ask(site.tokens.run, 'GET /issues?state=all')
    const lent = site.github.token({ ...personActor('alice'), run: '7:2' })
    await site.ask(lent, 'GET /nothing')
    const [first, second] = site.github.requests.slice(-2)
    expect(first).toMatchObject({
      method: 'GET',
      path: '/repos/acme/chatbot-fluxa/issues?state=all',
      status: 200,
      actor: 'github-actions[bot]',
      run: '1:1',
    })
    expect(second).toMatchObject({ status: 404, actor: 'alice', run: '7:2' })
    expect(first?.endedAt).toBeGreaterThanOrEqual(first?.startedAt ?? Infinity)
  })
})
