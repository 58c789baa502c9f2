import { describe, expect, it } from '@jest/globals'
import { troubleOf } from '../../src/mongodb/trouble.ts'

/** An error as the driver makes them. */
function driverError(name: string, more: object = {}): Error {
  return Object.assign(new Error('connect to db.acme.test:27017 failed'), { name, ...more })
}

const system = (code: string): Error => Object.assign(new Error(code), { code })
const selection = (more: object = {}): Error => driverError('MongoServerSelectionError', more)

describe('an error of the driver', () => {
  it.each([
    [
      'a refused connection',
      selection({ cause: driverError('MongoNetworkError', { cause: system('ECONNREFUSED') }) }),
      'unreachable',
      'refuses connections',
      true,
    ],
    [
      'a name that is not in DNS',
      system('ENOTFOUND'),
      'unreachable',
      'has a name that does not exist in DNS',
      true,
    ],
    [
      'an address that Atlas does not let in',
      selection({ cause: system('ERR_SSL_TLSV1_ALERT_INTERNAL_ERROR') }),
      'unreachable',
      'access list',
      true,
    ],
    [
      'a certificate of its own',
      system('DEPTH_ZERO_SELF_SIGNED_CERT'),
      'unreachable',
      'failed in TLS (DEPTH_ZERO_SELF_SIGNED_CERT)',
      true,
    ],
    ['silence', selection(), 'silent', 'did not answer in time', true],
    [
      'a set without a primary',
      selection({ reason: { type: 'ReplicaSetNoPrimary' } }),
      'unreachable',
      'has no primary',
      true,
    ],
    [
      'a connection that broke',
      driverError('MongoNetworkError'),
      'unreachable',
      'closed the connection',
      true,
    ],
    [
      'an answer that never came',
      driverError('MongoNetworkTimeoutError'),
      'silent',
      'did not answer in time',
      true,
    ],
    [
      'a wrong password',
      driverError('MongoServerError', { code: 18, codeName: 'AuthenticationFailed' }),
      'denied',
      'refused the credentials (AuthenticationFailed)',
      false,
    ],
    [
      'a wrong password on Atlas',
      driverError('MongoServerError', { code: 8_000 }),
      'denied',
      'refused the credentials (code 8000)',
      false,
    ],
    [
      'a command that it lacks',
      driverError('MongoServerError', { code: 59, codeName: 'CommandNotFound' }),
      'unsupported',
      'has no such command (CommandNotFound)',
      false,
    ],
    [
      'a primary that stepped down',
      driverError('MongoServerError', { code: 10_107, codeName: 'NotWritablePrimary' }),
      'refused',
      'answered NotWritablePrimary',
      true,
    ],
    [
      'a document that is too large',
      driverError('MongoServerError', { code: 10_334, codeName: 'BSONObjectTooLarge' }),
      'refused',
      'answered BSONObjectTooLarge',
      false,
    ],
    [
      'a fault of ours',
      new TypeError('x is not a function'),
      'refused',
      'failed: TypeError',
      false,
    ],
  ])('tells of %s', (_, error, kind, text, passing) => {
    const trouble = troubleOf(error)
    expect(trouble).toMatchObject({ kind, passing })
    expect(trouble.text).toContain(text)
    expect(trouble.text).not.toContain('acme.test')
  })

  it('may be no error at all', () => {
    expect(troubleOf('nonsense').kind).toBe('refused')
    const circle: { cause?: unknown } = {}
    circle.cause = circle
    expect(troubleOf(circle).kind).toBe('refused')
  })
})
