import { describe, expect, it } from '@jest/globals'
import { causePlace, causeWords, typedBy, type Cause } from '../../src/causes/table.ts'
import { serviceShape } from '../../src/records/shapes.ts'

const at = '2026-05-01T10:00:00.000Z'
const place = { service: 'chat', environment: 'production' }
const shape = serviceShape(place.service, place.environment)

/** The cause of an invocation, once it was read from a record of 0.1. */
function causeIn(kept: object): Cause {
  const invocation = { key: 'x:1', actor: { login: 'alice', kind: 'person' }, at, ...kept }
  const claim = { key: 'x:1', invocation, run: { id: '1', attempt: 1 }, at }
  const [read] = shape.read(JSON.parse(JSON.stringify({ ...shape.empty, claims: [claim] }))).claims
  if (read === undefined) throw new Error('the claim was not read')
  expect(shape.read({ ...shape.empty, claims: [read] }).claims).toEqual([read])
  return read.invocation.cause
}

describe('an invocation that version 0.1 kept with a line', () => {
  it.each([
    ['/rollback 2 --reason "it is bad"', 'rollback', '2 --reason "it is bad"'],
    ['/ack', 'ack', ''],
    ['/outage ROLLBACK  3', 'rollback', '3'],
    ['rollback', '', ''],
  ])('is the command that was typed: %s', (line, name, rest) => {
    const cause = causeIn({ line })
    expect(cause).toMatchObject({ kind: 'typed', name, rest })
    expect(typedBy({ cause })).toBe(line)
  })

  it('is a failed deployment', () => {
    const failure = {
      ...place,
      sha: 'a'.repeat(40),
      summary: 'deployment failed',
      url: 'https://x',
    }
    const cause = causeIn({ line: '', failure })
    expect(cause).toEqual({ kind: 'deployment-failed', ...failure })
    expect(causePlace({ cause })).toEqual(place)
  })

  it('is a clock that ran out', () => {
    const cause = causeIn({
      line: '',
      due: { clock: 'recurrence', ...place, because: 'it is down' },
    })
    expect(cause).toEqual({ kind: 'clock', clock: 'recurrence', ...place, because: 'it is down' })
    expect(causeWords({ cause })).toBe('`recurrence` of chat production')
  })

  it('is a reminder', () => {
    const reminder = { record: 'post-mortems/0004', key: 'ticket:#7:2026-05-01' }
    const cause = causeIn({ line: '', reminder })
    expect(cause).toEqual({ kind: 'reminder', ...reminder })
    expect(causePlace({ cause })).toBeUndefined()
  })

  it('is a comment with too many commands', () => {
    const cause = causeIn({ line: '/health', tooMany: 51 })
    expect(cause).toEqual({ kind: 'too-many', commands: 51, first: '/health' })
    expect(typedBy({ cause })).toBe('/health')
  })
})
