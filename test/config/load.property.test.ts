import { describe, expect, it } from '@jest/globals'
import { Ajv } from 'ajv'
import fc from 'fast-check'
import { load } from 'js-yaml'
import { readFileSync } from 'node:fs'
import { parseConfig } from '../../src/config/load.ts'
import type { Config } from '../../src/config/schema.ts'
import { OutageError } from '../../src/errors.ts'
import { fixture } from './fixture.ts'
import { mutationsOf } from './mutate.ts'
import { casesOf } from '../cases.ts'

const example = fixture('example.yml')

const schema: unknown = JSON.parse(
  readFileSync(new URL('../../schema/outage.schema.json', import.meta.url), 'utf8'),
)
const ajv = new Ajv({ formats: { uri: true }, strictTypes: false })
const acceptedByEditors = ajv.compile(schema as object)

/** The configuration, or nothing where it was refused as it should be. */
function parsed(source: string): Config | undefined {
  try {
    return parseConfig(source, 'outage.yml', { commands: ['rollback'] })
  } catch (error) {
    if (!(error instanceof OutageError) || error.code !== 'config-invalid') throw error
    expectLines(error.message, source.split('\n').length)
    return undefined
  }
}

function expectLines(message: string, last: number): void {
  for (const [, line] of message.matchAll(/^- outage\.yml:(\d+) /gm)) {
    expect(Number(line)).toBeGreaterThanOrEqual(1)
    expect(Number(line)).toBeLessThanOrEqual(last)
  }
}

const whole = load(example)
const mutated = mutationsOf(whole)

const spliced = fc
  .tuple(fc.nat(example.length), fc.nat(20), fc.string({ unit: 'binary', maxLength: 10 }))
  .map(([at, length, by]) => example.slice(0, at) + by + example.slice(at + length))

describe('any text at all', () => {
  it('is a configuration, or is refused with lines that exist', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (source) => void parsed(source)))
    fc.assert(
      fc.property(spliced, (source) => void parsed(source)),
      casesOf(500),
    )
    fc.assert(
      fc.property(mutated, (source) => void parsed(source)),
      casesOf(500),
    )
  })
})

describe('the JSON Schema for editors', () => {
  it('accepts the example of the documentation', () => {
    expect(acceptedByEditors(whole)).toBe(true)
  })

  it('accepts whatever the action accepts', () => {
    fc.assert(
      fc.property(mutated, (source) => {
        if (parsed(source) !== undefined) expect(acceptedByEditors(load(source))).toBe(true)
      }),
      casesOf(1_000),
    )
  })

  it('refuses the faults that it can know of', () => {
    expect(acceptedByEditors(load(fixture('faulty.yml')))).toBe(false)
  })
})
