import type { Claim } from '../incident/record.ts'
import { isOwed } from '../records/claims.ts'
import type { Engine } from './context.ts'

/** Claims that were finished together with their answer, by runs that have ended since. */
export async function owedClaims(
  engine: Engine,
  record: { readonly claims: readonly Claim[] },
): Promise<readonly Claim[]> {
  const owed = record.claims.filter((claim) => isOwed(claim, engine.clock.now()))
  const gone = await Promise.all(owed.map((claim) => engine.isGone(claim)))
  return owed.filter((_, index) => gone[index])
}

/** Claims, other than those of `except`, that were never finished and whose run has ended. */
export async function orphanedClaims(
  engine: Engine,
  record: { readonly claims: readonly Claim[] },
  except: readonly string[],
): Promise<readonly Claim[]> {
  const open = record.claims.filter(({ key, finished }) => !finished && !except.includes(key))
  const gone = await Promise.all(open.map((claim) => engine.isGone(claim)))
  return open.filter((_, index) => gone[index])
}
