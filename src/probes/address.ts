import { lookup as dnsLookup } from 'node:dns/promises'
import type { LookupFunction } from 'node:net'
import ipaddr from 'ipaddr.js'
import type { Resolve } from './options.ts'

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

/** AWS serves its metadata over IPv6 at fd00:ec2::254 (EC2 User Guide, "Instance metadata"). */
const metadata = ipaddr.parse('fd00:ec2::254').toNormalizedString()

/** Whether an IP address may be connected to. */
export function mayReach(address: string, reach: Reach): boolean {
  if (reach === 'anywhere') return true
  const bare = address.replace(/%.*$/, '')
  if (!ipaddr.isValid(bare)) return false
  const ip = ipaddr.process(bare)
  const range = ip.range()
  if (reach === 'redirected') return range === 'unicast'
  return range !== 'linkLocal' && ip.toNormalizedString() !== metadata
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
