import type { Claim } from '../incident/record.ts'
import type { Engine } from './context.ts'

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
