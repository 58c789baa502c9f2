import { describe, expect, it } from '@jest/globals'
import { parseConfig } from '../../src/config/load.ts'

const good = 'age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p'

const config = (
  variables: string,
  hosting = '{ provider: command, deploy: ./deploy }',
) => `version: 1
services:
  shop:
    environments:
      production:
        hosting: ${hosting}
        health: { probes: [{ http: "https://shop.example.com" }] }
        variables: ${variables}
`

const read = (variables: string) => parseConfig(config(variables), 'outage.yml')

describe('variables in the configuration', () => {
  it('are restored on request, unless the configuration says otherwise', () => {
    const { services } = read(`{ recipients: [${good}], from: { dotenv: .env.production } }`)
    expect(services['shop']?.environments['production']?.variables).toEqual({
      recipients: [good],
      restore: 'on-request',
      from: { dotenv: '.env.production' },
    })
  })

  it.each([
    [
      'no recipient',
      '{ recipients: [], from: { github: environment } }',
      /outage\.yml:8 .*age-keygen/,
    ],
    [
      'a typing error',
      `{ recipients: [${good.slice(0, -1)}q], from: { github: environment } }`,
      /outage\.yml:8 .*not a recipient/,
    ],
    [
      'an identity',
      '{ recipients: [AGE-SECRET-KEY-1ABC], from: { github: environment } }',
      /must stay secret/,
    ],
    [
      'nowhere to look',
      `{ recipients: [${good}] }`,
      /outage\.yml:8 .*`command` holds none; add `from:/,
    ],
    ['no such place', `{ recipients: [${good}], from: { vault: x } }`, /no place for variables/],
    ['a path that leads out', `{ recipients: [${good}], from: { dotenv: ../x } }`, /outage\.yml:8/],
    [
      'a word that is none',
      `{ recipients: [${good}], restore: always, from: { github: environment } }`,
      /restore/,
    ],
  ])('are refused with a line and a remedy for %s', (_, variables, message) => {
    expect(() => read(variables)).toThrow(message)
  })
})
