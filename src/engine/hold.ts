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
  /** Gives the invocation back, done, together with a last change. */
  finish(answer: Answer, change?: (record: T) => T): Promise<T>
}

/** Looks at who has an invocation; throws `Taken` where another run has it or it is done. */
export async function holdInvocation<T extends Claims>(
  engine: Engine,
  file: RecordFile<T>,
  invocation: Invocation,
): Promise<Hold<T>> {
  const { key } = invocation
  const { before, ...claim } = await ask(engine, file.value, invocation)

  engine.remember(file.key)

  // What is written down is what is drawn and cut afterwards: secrets have to be out of it before.
  const redacted = (record: T) => engine.github.redact(record) as T

  async function commit(change: (record: T) => T, why: string): Promise<T> {
    return file.update((record) => {
      const found = record.claims.find((other) => other.key === key)
      if (found?.finished || (found === undefined && before !== undefined)) throw new Taken()
      if (found && sameRun(found.run, claim.run)) return redacted(change(record))
      const claimed = withClaim(record, claim, before)
      if (claimed === undefined) throw new Taken()
      return redacted(change(claimed))
    }, why)
  }

  return {
    before,
    commit,
    finish(answer, change = (record) => record) {
      const finished = {
        at: engine.clock.now().toISOString(),
        outcome: answer.outcome,
        ...(answer.reason === undefined ? {} : { reason: answer.reason }),
      }
      return commit((record) => withFinished(change(record), key, finished), `Finish ${key}`)
    },
  }
}

async function ask(engine: Engine, record: Claims, invocation: Invocation) {
  const answer = await askClaim(record, invocation.key, engine.isGone)
  if (answer.status !== 'ours') throw new Taken()
  const at = engine.clock.now().toISOString()
  const claim = { key: invocation.key, invocation, run: engine.run, at }
  return { ...claim, before: answer.before }
}
