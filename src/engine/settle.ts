import { isErrorCode } from '../errors.ts'
import { readIssue } from '../github/issues.ts'
import type { Claim, Finished } from '../incident/record.ts'
import { isOwed, withAnswered } from '../records/claims.ts'
import type { Result } from './answer.ts'
import { isOutcome } from './definition.ts'
import { redraw, type Drawing } from './incident-issue.ts'
import { replyPoster } from './reply-poster.ts'
import { stateOf, withHandTicks } from './ticking.ts'

/** A claim that was finished together with its answer, as far as its run could tell. */
export type OwedClaim = Claim & { readonly finished: Finished & { readonly owed: string } }

/** The claim on an invocation, where its run has ended and may have died over the answer. */
export async function owedClaim(
  { engine, file }: Pick<Drawing, 'engine' | 'file'>,
  key: string,
): Promise<OwedClaim | undefined> {
  const claim = file.value.claims.find((other) => other.key === key)
  const { finished } = claim ?? {}
  if (claim === undefined || finished?.owed === undefined) return undefined
  if (!isOwed(claim, engine.clock.now()) || !(await engine.isGone(claim))) return undefined
  return { ...claim, finished: { ...finished, owed: finished.owed } }
}

/**
 * Makes sure that an answer is there, and that the incident's issue shows what the record says: both
 * leave in the same moment as the record's last change, and a run may die in it. Nothing is done twice.
 */
export async function settle(context: Drawing, claim: OwedClaim): Promise<Result> {
  const { engine, settings, file } = context
  const { key, invocation, finished } = claim
  const isConcerned = file.value.incident?.events.some(({ id }) => id.startsWith(`${key}:`))
  // Another incident may be open by now.
  const issue = isConcerned ? stateOf(file.value, settings.playbook)?.issue : undefined
  const reply = replyPoster(engine, invocation, claim)
  if (issue) reply.place(issue.number)
  const wasOwed = await reply.settle(finished.owed)
  const text = issue && (await readIssue(engine.github, issue.number))
  const snapshot = issue && text ? { ...text, number: issue.number } : undefined
  const cause = { key, actor: 'outage-playbook', now: engine.clock.now() }
  const ticked = withHandTicks(file.value, settings.playbook, cause, snapshot)
  const state = stateOf(ticked, settings.playbook)
  if (state && snapshot) await redraw({ ...context, issue: snapshot }, state, true)
  await file.update(
    (record) => withAnswered(withHandTicks(record, settings.playbook, cause, snapshot), key),
    `Answered ${key}`,
  )
  return wasOwed ? { ...asRecorded(finished), ...(issue ? { incident: issue } : {}) } : nothing
}

const nothing: Result = { outcome: 'ignored' }

/** How it ended, as the record has it. */
function asRecorded({ outcome, reason = '' }: Finished): Result {
  if (!isOutcome(outcome)) return nothing
  return { outcome, ...(isErrorCode(reason) ? { reason } : {}) }
}
