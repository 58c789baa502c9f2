import type { Claim, Invocation } from '../incident/record.ts'
import { askClaim, sameRun, withClaim, withFinished } from '../records/claims.ts'
import type { RecordFile } from '../records/file.ts'
import { Taken, type Engine } from './context.ts'
import type { Answer } from './definition.ts'

type Claims = { readonly claims: readonly Claim[] }

/** A Hold is responsible for one run at a time acting on an invocation. */
export type Hold<T> = {
  /** The claim of the run that died over it, if there is one. */
  readonly before: Claim | undefined
  /** Changes the record while this run has the invocation, taking it first; else throws `Taken`. */
  commit(change: (record: T) => T, why: string): Promise<T>
  /** Marks the invocation as done, together with a last change. */
  finish(answer: Answer, change?: (record: T) => T): Promise<T>
}

/** Looks at who has an invocation; throws `Taken` where another run has it or it is done. */
export async function holdInvocation<T extends Claims>(
  engine: Engine,
  file: RecordFile<T>,
  invocation: Invocation,
): Promise<Hold<T>> {
  const wanted = await wantClaim(engine, file.value, invocation)
  if (wanted === undefined) throw new Taken()
  const claim: WantedClaim = wanted
  engine.remember(file.key)

  async function commit(change: (record: T) => T, why: string): Promise<T> {
    return file.update((record) => {
      const claimed = taken(record, claim)
      if (claimed === undefined) throw new Taken()
      return redacted(engine, change(claimed))
    }, why)
  }

  return {
    before: claim.before,
    commit,
    finish: (answer, change = (record) => record) =>
      commit(
        (record) => finished(engine, change(record), invocation.key, answer),
        `Finish ${invocation.key}`,
      ),
  }
}

/** A claim that this run would like to have. */
export type WantedClaim = {
  readonly claim: Claim
  /** The claim of the run that died over it, if there is one. */
  readonly before: Claim | undefined
}

/** The claim of this run on an invocation; nothing where another run has it or it is done. */
export async function wantClaim(
  engine: Engine,
  record: Claims,
  invocation: Invocation,
): Promise<WantedClaim | undefined> {
  const { key } = invocation
  const answer = await askClaim(record, key, engine.isGone, engine.run)
  if (answer.status !== 'ours') return undefined
  const at = engine.clock.now().toISOString()
  return { claim: { key, invocation, run: engine.run, at }, before: answer.before }
}

/** The record in which this run has the invocation; nothing where another one has taken it since. */
export function taken<T extends Claims>(record: T, { claim, before }: WantedClaim): T | undefined {
  const found = record.claims.find(({ key }) => key === claim.key)
  if (found?.finished || (found === undefined && before !== undefined)) return undefined
  return found && sameRun(found.run, claim.run) ? record : withClaim(record, claim, before)
}

/** The record in which an invocation is given back, done. */
export function finished<T extends Claims>(
  engine: Engine,
  record: T,
  key: string,
  { outcome, reason }: Pick<Answer, 'outcome' | 'reason'>,
): T {
  return withFinished(record, key, {
    at: engine.clock.now().toISOString(),
    outcome,
    ...(reason === undefined ? {} : { reason }),
  })
}

/** What is written down is what is drawn and cut afterwards: secrets have to be out of it before. */
export function redacted<T>({ github }: Engine, record: T): T {
  return github.redact(record) as T
}
