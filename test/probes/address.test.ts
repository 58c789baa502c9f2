import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { mayReach } from '../../src/probes/http/address.ts'

const octet = fc.nat(255)
const v4 = fc.tuple(octet, octet, octet, octet).map((parts) => parts.join('.'))

/** The last 32 bits of an IPv6 address, from the four numbers. */
function groups(address: string): string {
  const [a = 0, b = 0, c = 0, d = 0] = address.split('.').map(Number)
  return `${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}`
}

/** Every spelling in IPv6 by which an address of IPv4 may be reached. */
const disguises = [
  (address: string) => `::ffff:${address}`,
  (address: string) => `::${groups(address)}`,
  (address: string) => `::ffff:0:${groups(address)}`,
  (address: string) => `64:ff9b::${groups(address)}`,
  (address: string) => `2002:${groups(address)}::1`,
]

const hidden = ['127.0.0.1', '10.1.2.3', '172.16.0.1', '192.168.0.1', '100.64.0.1', '0.0.0.0']
const metadata = ['169.254.169.254', '169.254.170.2', '168.63.129.16', '100.100.100.200']

describe('an address that a redirect leads to', () => {
  it.each(['93.184.216.34', '2606:4700::1111', '64:ff9b::5db8:d822'])('may be public: %s', (ip) => {
    expect(mayReach(ip, 'redirected')).toBe(true)
  })

  it.each([
    ...[...hidden, ...metadata].flatMap((ip) => [ip, ...disguises.map((draw) => draw(ip))]),
    ...[
      '::1',
      '::',
      'fd00::1',
      'fe80::1%eth0',
      'fec0::1',
      'ff02::1',
      '224.0.0.1',
      '255.255.255.255',
    ],
    ...['not an address', '', '1', 'localhost'],
  ])('may not be %j', (ip) => {
    expect(mayReach(ip, 'redirected')).toBe(false)
  })

  it('is never reached in disguise where it could not be reached as it is', () => {
    fc.assert(
      fc.property(v4, fc.constantFrom(...disguises), (address, disguise) => {
        if (!mayReach(address, 'redirected')) {
          expect(mayReach(disguise(address), 'redirected')).toBe(false)
        }
      }),
    )
  })
})

describe('an address that the configuration names', () => {
  it.each(['127.0.0.1', '10.1.2.3', '::1', 'fd12::1', '64:ff9b::a00:1'])(
    'may be private: %s',
    (ip) => expect(mayReach(ip, 'configured')).toBe(true),
  )

  it.each([
    ...metadata.flatMap((ip) => [ip, ...disguises.map((draw) => draw(ip))]),
    ...['fe80::1', 'fd00:ec2::254', 'fd20:ce::254', 'fd00:c1::a9fe:a9fe', '2001::5601:5601'],
  ])('may not be where clouds keep metadata: %s', (ip) => {
    expect(mayReach(ip, 'configured')).toBe(false)
    expect(mayReach(ip, 'anywhere')).toBe(true)
  })
})
