import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { Variables } from '@outage-playbook/rehearsal/github/variables.ts'
import { githubVariables } from '../../src/variables/github/store.ts'
import { connect } from '../github/connect.ts'
import { openSite, type Site } from '../rehearsal/site.ts'

let site: Site
beforeAll(async () => void (site = await openSite()))
afterAll(() => site.close())

const many = Object.fromEntries(
  Array.from({ length: 75 }, (_, index) => [`SETTING_${100 + index}`, `value ${index}\n`]),
)

const storeOf = (environment: string) =>
  githubVariables(connect(site.github.url, site.github.personToken('alice')), environment)

const requests = () => site.github.requests.map(({ method, path }) => `${method} ${path}`)

describe('the variables of an environment on GitHub', () => {
  it('are read whole, however many pages they fill', async () => {
    const variables = new Variables(many)
    site.github.hub.variables.set('many', variables)
    const asked = requests().length
    const found = await storeOf('many').read()
    expect(Object.fromEntries(found.map(({ name, value }) => [name, value]))).toEqual(many)
    expect(requests().length - asked).toBe(3)
  })

  it('are created at once where they were not there, and updated where somebody was faster', async () => {
    const variables = new Variables({ KNOWN: 'old' })
    site.github.hub.variables.set('few', variables)
    const store = storeOf('few')
    await store.read()
    variables.set('MEANWHILE', 'theirs')
    const asked = requests().length
    const wanted = ['KNOWN', 'FRESH', 'MEANWHILE']
    const set = wanted.map((name) => ({ name, value: 'ours' }))
    await store.write({ set, remove: ['NEVER_THERE'] })
    expect(Object.fromEntries(variables)).toEqual(
      Object.fromEntries(wanted.map((name) => [name, 'ours'])),
    )
    const base = '/repos/acme/chatbot-fluxa/environments/few/variables'
    expect(requests().slice(asked).toSorted()).toEqual(
      [
        `PATCH ${base}/KNOWN`,
        `POST ${base}`,
        `POST ${base}`,
        `PATCH ${base}/MEANWHILE`,
        `DELETE ${base}/NEVER_THERE`,
      ].toSorted(),
    )
  })
})
