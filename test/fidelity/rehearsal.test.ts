import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { findBreakingChanges } from 'graphql'
import { workflowActor } from '@outage-playbook/rehearsal/github/actors.ts'
import { routes } from '@outage-playbook/rehearsal/github/answer.ts'
import { schema } from '@outage-playbook/rehearsal/github/routes/graphql.ts'
import { openSite, type Site } from '../rehearsal/site.ts'
import { strangeIn } from './checker.ts'
import { unusedDifferences } from './differences.ts'
import { publishedSchema } from './graphql.ts'
import { tour } from './tour.ts'
import { takeTraffic } from './watch.ts'

describe('everything that the rehearsed GitHub answers and tells', () => {
  let site: Site
  beforeAll(async () => void (site = await openSite()))
  afterAll(() => site.close())

  it('is as GitHub describes it, but for the differences that are listed', async () => {
    await tour(site)
    expect(strangeIn(takeTraffic())).toEqual([])
    expect(unusedDifferences()).toEqual([])
  })

  it('is found where it is not, and so is what was asked', async () => {
    await site.ask(site.tokens.run, 'GET /issues?pages=2')
    site.github.bus.emit('issues', { action: 'shouted' }, workflowActor())
    expect(strangeIn(takeTraffic())).toEqual([
      'issues/list-for-repo, query at /pages: is not described (GET /repos/acme/chatbot-fluxa/issues?pages=2)',
      'issues shouted, event: is no event (issues)',
    ])
  })

  it('has been asked for', () => {
    const found = site.github.requests
      .filter(({ status }) => status > 0 && status < 300)
      .map(({ method, path }) => {
        const { pathname } = new URL(path, site.github.url)
        return routes.find((one) => one.method === method && one.pattern.test(pathname))
      })
    const missed = routes.filter((route) => !found.includes(route))
    expect(missed.map(({ method, pattern }) => `${method} ${pattern.source}`)).toEqual([])
  })
})

describe('the rehearsed GraphQL', () => {
  it('knows nothing that GitHub does not, and nothing in another way', () => {
    const changes = findBreakingChanges(schema, publishedSchema())
    expect(changes.map(({ description }) => description)).toEqual([])
  })
})
