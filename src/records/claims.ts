import type { Claim, Finished, RunIdentity } from '../incident/record.ts'
import { rememberedClaims } from '../incident/service.ts'

/** What there is to know before a command may run. */
export type ClaimAnswer =
  /** It is ours now; `before` is the claim of the run that died with it, if one did. */
  | { readonly status: 'ours'; readonly before?: Claim }
  /** Another run has it in hand. */
  | { readonly status: 'taken'; readonly claim: Claim }
  /** It has been run already. */
  | { readonly status: 'finished'; readonly claim: Claim }

type Claims = { readonly claims: readonly Claim[] }

/** Milliseconds in which none is forgotten: older events are refused by their age, a day. */
const lifetime = 25 * 3_600_000

/**
 * Where a command stands, before claiming it. `isGone` tells whether a run has ended; what `own`,
 * this run, has taken and not finished it goes on with.
 */
export async function askClaim(
  record: Claims,
  key: string,
  isGone: (claim: Claim) => Promise<boolean>,
  own?: RunIdentity,
): Promise<ClaimAnswer> {
  const claim = record.claims.find((other) => other.key === key)
  if (claim === undefined) return { status: 'ours' }
  if (claim.finished) return { status: 'finished', claim }
  const isOurs = own !== undefined && sameRun(claim.run, own)
  return isOurs || (await isGone(claim))
    ? { status: 'ours', before: claim }
    : { status: 'taken', claim }
}

/**
 * The record with the claim in it; nothing where another run has claimed the same since `before`
 * was read.
 */
export function withClaim<T extends Claims>(
  record: T,
  claim: Claim,
  before: Claim | undefined,
): T | undefined {
  const found = record.claims.find((other) => other.key === claim.key)
  if (found && !sameRun(found.run, claim.run)) {
    if (before === undefined || !sameRun(found.run, before.run)) return undefined
  }
  return { ...record, claims: [...record.claims.filter(({ key }) => key !== claim.key), claim] }
}

/** The record with the claim finished, without the finished ones that nobody will ask for again. */
export function withFinished<T extends Claims>(record: T, key: string, finished: Finished): T {
  const claims = record.claims.map((claim) => (claim.key === key ? { ...claim, finished } : claim))
  const until = Date.parse(finished.at) - lifetime
  const old = claims
    .filter((claim) => claim.finished)
    .slice(0, -rememberedClaims)
    .filter((claim) => Date.parse(claim.at) < until)
  return { ...record, claims: claims.filter((claim) => !old.includes(claim)) }
}

/**
 * True if both are the same process: the same attempt of the same run, and of two jobs of it, or two
 * steps, the same one. Version 0.1 wrote no nonce; its claims belong to no process of this version.
 */
export function sameRun(a: RunIdentity, b: RunIdentity): boolean {
  return a.id === b.id && a.attempt === b.attempt && a.nonce === b.nonce
}
