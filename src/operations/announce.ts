import { explained } from '../engine/answer.ts'
import { Taken, type ServiceContext } from '../engine/context.ts'
import { withIssue } from '../engine/issue-opened.ts'
import type { ServiceRecord } from '../incident/record.ts'
import type { IssueLink } from '../incident/state.ts'
import type { Journal } from './journal.ts'
import { ensureIssue, incidentLink, unlessOver } from './opening.ts'

/** An operation that people are told of. */
export type Announced = {
  readonly context: ServiceContext
  readonly journal: Journal
  /** The incident's issue, once it is known. */
  readonly opened: { issue?: IssueLink }
}

/**
 * Opens the issue where there is none, and answers whoever asked. It never holds the operation up:
 * where GitHub does not take it, that is noted, and the operation goes on.
 */
export async function announce(
  { context, journal, opened }: Announced,
  headline: string,
): Promise<void> {
  try {
    const issue = await ensureIssue(context).catch(unlessOver(context))
    if (issue) {
      opened.issue = issue
      context.reply.place(issue.number)
    }
    await context.reply.show({
      status: 'running',
      headline,
      steps: journal.view.steps(),
      details: incidentLink(context, issue),
      operation: journal.id,
    })
  } catch (error) {
    if (error instanceof Taken) throw error
    journal.note({ type: 'noted', text: `GitHub could not be told: ${explained(error).message}` })
  }
}

/** The record with the incident's issue in it, where it is known. */
export function withOpenedIssue(
  { context, opened }: Announced,
  record: ServiceRecord,
): ServiceRecord {
  const { issue } = opened
  return issue === undefined ? record : withIssue(context, record, issue)
}
