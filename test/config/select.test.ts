import { describe, expect, it } from '@jest/globals'
import { parseConfig } from '../../src/config/load.ts'
import {
  environmentsNamed,
  environmentsOfWorkflow,
  hasOwnDeployments,
  serviceOf,
  type Place,
} from '../../src/config/select.ts'
import { errorOf, fixture } from './fixture.ts'

const one = parseConfig(fixture('example.yml'), 'one.yml')
const several = parseConfig(fixture('several.yml'), 'several.yml')

function name({ service, environment }: Place): string {
  return `${service}/${environment}`
}

describe('a service and environment', () => {
  it('need no name where there is one of each', () => {
    expect(serviceOf(one)).toMatchObject({
      service: 'chatbot-fluxa',
      environment: 'production',
      repository: 'acme/chatbot',
      settings: { branch: 'main' },
    })
  })

  it.each([
    ['blog', undefined, 'blog/production'],
    ['shop', 'staging', 'shop/staging'],
    ['Shop', 'STAGING', 'shop/staging'],
    [undefined, 'staging', 'shop/staging'],
  ])('are found by as many names as it takes: %s, %s', (service, environment, found) => {
    expect(name(serviceOf(several, service, environment))).toBe(found)
  })

  it.each([
    [undefined, undefined, 'service-ambiguous', 'as in `--service shop --env production`'],
    ['shop', undefined, 'service-ambiguous', 'as in `--env production`'],
    [undefined, 'production', 'service-ambiguous', 'as in `--service shop`'],
    ['shpo', undefined, 'service-unknown', 'services are `shop`, `blog`'],
    ['toString', undefined, 'service-unknown', 'services are `shop`, `blog`'],
    ['shop', 'prod', 'environment-unknown', 'environments are `production`, `staging`'],
    [undefined, '', 'environment-unknown', 'environments are `production`, `staging`'],
  ])('are asked for by name otherwise: %s, %s', (service, environment, code, remedy) => {
    const error = errorOf(() => serviceOf(several, service, environment))
    expect(error.code).toBe(code)
    expect(error.remedy).toContain(remedy)
  })

  it('are suggested where the name is near', () => {
    expect(errorOf(() => serviceOf(several, 'shpo')).message).toContain('did you mean `shop`?')
    expect(errorOf(() => serviceOf(several, 'shop', 'stagin')).message).toContain(
      'did you mean `staging`?',
    )
  })
})

describe('a workflow run', () => {
  it.each([
    [{ name: 'Deploy' }, 'main', ['shop/production', 'blog/production']],
    [{ name: 'Deploy', repository: 'Acme/Blog' }, 'main', ['shop/production', 'blog/production']],
    [{ name: 'Deploy', repository: 'acme/shop' }, 'main', ['shop/production']],
    [{ name: 'Deploy' }, 'next', ['shop/staging']],
    [{ name: 'Publish' }, 'main', ['blog/production']],
    [{ name: 'x', path: '.github/workflows/deploy.yml' }, 'main', ['shop/production']],
    [{ name: 'x', path: '.github/workflows/deploy.yml@refs/heads/next' }, 'next', ['shop/staging']],
    [{ name: 'Tests', path: '.github/workflows/tests.yml' }, 'main', []],
    [{ name: 'Deploy' }, 'feature', []],
  ])('deploys what names it, on its branch: %j on %s', (workflow, branch, places) => {
    expect(environmentsOfWorkflow(several, workflow, branch).map(name)).toEqual(places)
  })
})

describe('the environment of a deployment', () => {
  it('is the one of exactly that name', () => {
    expect(environmentsNamed(several, 'staging').map(name)).toEqual(['shop/staging'])
    expect(environmentsNamed(several, 'Staging')).toEqual([])
    expect(environmentsNamed(several, 'production', 'acme/shop').map(name)).toEqual([
      'shop/production',
    ])
  })
})

describe('the deployments of an environment on GitHub', () => {
  const config = (web: string, api: string) =>
    parseConfig(
      `version: 1
services:
  web: { environments: { production: { ${web}, ${health} } } }
  api: { environments: { production: { ${api}, ${health} } } }
`,
      'outage.yml',
    )
  const health = 'health: { probes: [{ http: "https://example.com" }] }'
  const workflow = 'hosting: { provider: workflow, workflow: deploy.yml }'
  const command = 'hosting: { provider: command, deploy: make }'
  const own = (web: string, api: string): boolean =>
    hasOwnDeployments(config(web, api), serviceOf(config(web, api), 'web'))

  it('are those of a service where no other one has an environment of that name', () => {
    expect(hasOwnDeployments(one, serviceOf(one))).toBe(true)
    expect(own(workflow, command)).toBe(false)
  })

  it('are those of several services that are deployed together', () => {
    expect(own(workflow, workflow)).toBe(true)
    const given = (service: string) => workflow.replace(' }', `, inputs: { service: ${service} } }`)
    expect(own(given('web'), given('api'))).toBe(false)
    expect(own(`workflows: [Deploy], ${workflow}`, `workflows: [Deploy], ${command}`)).toBe(true)
    expect(own(`workflows: [Web], ${command}`, `workflows: [Api], ${command}`)).toBe(false)
  })
})
