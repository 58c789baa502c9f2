import { describe, expect, it } from '@jest/globals'
import { Ajv } from 'ajv'
import { load } from 'js-yaml'
import { readFileSync } from 'node:fs'
import { builtinPlaybook, parsePlaybook } from '../../src/playbook/load.ts'
import { errorOf } from '../config/fixture.ts'
import { changed, small } from './fixture.ts'

const file = '.github/playbook.yml'
const commands = ['health', 'rollback']

function faultsOf(source: string): string[] {
  const error = errorOf(() => parsePlaybook(source, file, { commands }))
  expect(error.code).toBe('playbook-invalid')
  return error.message.split('\n').slice(1)
}

describe('a playbook', () => {
  it('is read with its durations in milliseconds', () => {
    const { severities, phases } = parsePlaybook(small, file, { commands })
    expect(severities[0]?.acknowledge.within).toBe(900_000)
    expect(phases[0]).toMatchObject({ id: 'first', from: 0, to: 900_000 })
  })

  it('is built in, and read once', () => {
    expect(builtinPlaybook().id).toBe('service-outage')
    expect(builtinPlaybook()).toBe(builtinPlaybook())
  })

  it('passes the JSON Schema for editors, whole or extending', () => {
    const read = (path: string): string =>
      readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')
    const accepts = new Ajv({ strictTypes: false, strictRequired: false }).compile(
      JSON.parse(read('schema/playbook.schema.json')) as object,
    )
    const extension = { version: 1, extends: 'service-outage', remove: ['roll-back'] }
    expect(accepts(load(read('src/playbook/service-outage.yml')))).toBe(true)
    expect(accepts(extension)).toBe(true)
    expect(accepts({ ...extension, phasse: [] })).toBe(false)
    expect(accepts({ version: 1 })).toBe(false)
  })
})

describe('the faults of a playbook', () => {
  it('are unknown keys and wrong values, each with its line', () => {
    const source = changed(
      ['title: Small', 'titel: Small'],
      ['to: 15m', 'to: 15'],
      ['id: call-back', 'id: Call back'],
      ['do: /health }', 'do: health }'],
      ['means: Degraded', 'meens: Degraded'],
    )
    expect(faultsOf(source)).toEqual([
      `- ${file}:1 \`title\` is missing; add it`,
      `- ${file}:3 \`titel\` is not a known key; did you mean \`title\`?`,
      `- ${file}:11 \`severities[1].means\` is missing; add it`,
      `- ${file}:13 \`severities[1].meens\` is not a known key; did you mean \`means\`?`,
      `- ${file}:23 \`assessment[0].steps[0].do\` is not a command line; write one such as \`/health\``,
      `- ${file}:28 \`phases[0].to\` is not a duration; write a number and a unit, such as \`500ms\`, \`5s\`, \`15m\`, \`4h\``,
      `- ${file}:34 \`phases[0].groups[0].steps[1].id\` is not an id; use lower-case words joined by hyphens`,
    ])
  })

  it('are ids that stand twice, in whatever place', () => {
    expect(faultsOf(changed(['id: call-back', 'id: look'], ['id: fix', 'id: team']))).toEqual([
      `- ${file}:34 \`phases[0].groups[0].steps[1].id\` is \`look\`, and something else has that id; choose another id`,
      `- ${file}:38 \`phases[1].groups[0].id\` is \`team\`, and something else has that id; choose another id`,
    ])
  })

  it('are commands, facts and phases that do not exist', () => {
    const source = changed(
      ['do: /rollback', 'do: /rolback now'],
      ['[acknowledged]', '[acknowleged, probed, "notified:cto"]'],
      ['operation-succeeded:rollback', 'operation-succeeded:rolback'],
      ['probed:up@second', 'probed:up@third'],
    )
    expect(faultsOf(source)).toEqual([
      `- ${file}:33 \`phases[0].groups[0].steps[0].ticked-by[0]\` is not a fact that can tick a step; did you mean \`acknowledged\`?`,
      `- ${file}:41 \`phases[1].groups[0].steps[0].do\` is not a command that exists; did you mean \`/rollback\`?`,
      `- ${file}:41 \`phases[1].groups[0].steps[0].ticked-by[0]\` is not a fact that can tick a step; did you mean \`operation-succeeded:rollback\`?`,
      `- ${file}:43 \`phases[1].groups[0].steps[2].ticked-by[0]\` waits for the phase \`third\`, which does not exist; use one of \`first\`, \`second\``,
    ])
  })

  it.each([
    [['to: 15m', 'to: 0m'], ':28 `phases[0].to` is not after `from`'],
    [['id: P2', 'id: p1'], ':11 `severities[1].id` is `p1` a second time'],
    [['means: Down', 'means: Down\n    default: true'], 'marks a second default'],
    [['id: first', 'id: assessment'], 'is taken by the initial assessment'],
  ] as const)('are contradictions: %j', (change, problem) => {
    expect(faultsOf(changed(change)).join('\n')).toContain(problem)
  })

  it('are not YAML that is broken: that has a line and a column', () => {
    const error = errorOf(() => parsePlaybook('a: 1\na: 2', file))
    expect(error).toMatchObject({ code: 'playbook-invalid' })
    expect(error.message).toContain(`${file}:2:1 is not valid YAML`)
  })
})
