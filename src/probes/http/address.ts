import { lookup as dnsLookup } from 'node:dns/promises'
import type { LookupFunction } from 'node:net'
import ipaddr from 'ipaddr.js'
import type { Resolve } from '../options.ts'

/**
 * Where a request may go. `configured`: anywhere but where clouds keep their metadata; `redirected`:
 * public addresses only; `anywhere`: the configuration allows private ones.
 */
export type Reach = 'configured' | 'redirected' | 'anywhere'

/** The address that a request would have reached, and must not. */
export class ForbiddenAddress extends Error {
  readonly reach: Reach

  constructor(reach: Reach) {
    super('the address is private')
    this.name = 'ForbiddenAddress'
    this.reach = reach
  }
}

/**
 * Where clouds keep what a machine may know and do, besides the link-local addresses. (The vendors'
 * pages on instance metadata; Azure: "What is IP address 168.63.129.16".)
 */
const metadata = [
  'fd00:ec2::254', // AWS
  'fd20:ce::254', // Google Cloud
  'fd00:c1::a9fe:a9fe', // Oracle Cloud
  '192.0.0.192', // Oracle Cloud, older images
  '100.100.100.200', // Alibaba Cloud
  '168.63.129.16', // Azure, on whose machines hosted runners live
].map((address) => ipaddr.parse(address).toNormalizedString())

type Address = ReturnType<typeof ipaddr.process>

/** Whether an IP address may be connected to. */
export function mayReach(address: string, reach: Reach): boolean {
  if (reach === 'anywhere') return true
  const bare = address.replace(/%.*$/, '')
  if (!ipaddr.isValid(bare)) return false
  const ip = ipaddr.process(bare)
  const inside = embedded(ip)
  if ([ip, ...inside].some(isMetadata)) return false
  if (reach === 'configured') return true
  // Behind NAT64 every address of IPv4 looks like this one.
  const [translated] = ip.range() === 'rfc6052' ? inside : []
  if (translated) return translated.range() === 'unicast'
  return ip.range() === 'unicast' && inside.length === 0
}

function isMetadata(ip: Address): boolean {
  return ip.range() === 'linkLocal' || metadata.includes(ip.toNormalizedString())
}

/**
 * The IPv4 addresses that an IPv6 address may lead to: translated (RFC 6052, 6145), compatible
 * (RFC 4291), 6to4 (RFC 3056) or Teredo (RFC 4380), which hides it behind inverted bits.
 */
function embedded(ip: Address): readonly Address[] {
  if (!(ip instanceof ipaddr.IPv6)) return []
  const [, second = 0, third = 0, , , , high = 0, low = 0] = ip.parts
  const range = ip.range()
  if (range === '6to4') return [v4(second, third)]
  if (range === 'teredo') return [v4(~high & 0xffff, ~low & 0xffff)]
  const isCompatible = range === 'unicast' && ip.parts.slice(0, 6).every((part) => part === 0)
  return range === 'rfc6052' || range === 'rfc6145' || isCompatible ? [v4(high, low)] : []
}

function v4(high: number, low: number): Address {
  return new ipaddr.IPv4([high >> 8, high & 0xff, low >> 8, low & 0xff])
}

/** A lookup for sockets that gives only addresses that may be reached, so that what was checked is what is connected to. */
export function guardedLookup(reach: Reach, resolve: Resolve = resolveWithSystem): LookupFunction {
  return (host, options, callback) => {
    const family = options.family === 4 || options.family === 6 ? options.family : 0
    resolve(host, family).then(
      (found) => {
        const allowed = found.filter(({ address }) => mayReach(address, reach))
        const [first] = allowed
        if (first === undefined) callback(new ForbiddenAddress(reach), '', 0)
        else if (options.all === true) callback(null, [...allowed])
        else callback(null, first.address, first.family)
      },
      (error: NodeJS.ErrnoException) => callback(error, '', 0),
    )
  }
}

const resolveWithSystem: Resolve = async (host, family) =>
  dnsLookup(host, { all: true, family, verbatim: true })
