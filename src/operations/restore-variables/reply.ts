import type { ServiceContext } from '../../engine/context.ts'
import type { Answer } from '../../engine/definition.ts'
import type { OutageError } from '../../errors.ts'
import type { EventBody } from '../../incident/events.ts'
import type { ServiceRecord } from '../../incident/record.ts'
import { withRelease } from '../../incident/service.ts'
import { code, plain, prose } from '../../views/markdown.ts'
import { withOpenedIssue } from '../announce.ts'
import type { Attempt } from '../deploy.ts'
import { incidentLink } from '../opening.ts'
import { commit } from '../rollback/headline.ts'
import type { RestorePlan } from './plan-shape.ts'
import type { RestoreRun } from './run.ts'
import { lastWithSnapshot } from '../variables/snapshots.ts'
import { drawNames } from '../variables/restored.ts'

const nameOf = ({ place }: ServiceContext) => `${place.environment} of ${place.service}`

/** What will happen, in one sentence. */
export function restoreHeadline(context: ServiceContext, plan: RestorePlan): string {
  return `**Putting the variables of ${plain(plan.of)} back in ${plain(nameOf(context))}.**`
}

/** `--dry-run`: what would be written, and nothing else. `again` is the line that would do it. */
export function preview(context: ServiceContext, plan: RestorePlan, again: string): Answer {
  const lines = drawNames(plan.names)
  return {
    outcome: 'succeeded',
    reply: {
      status: 'succeeded',
      headline: `**Nothing was changed.** This is what putting the variables of ${plain(plan.of)} back in ${plain(nameOf(context))} would do:`,
      details: [
        ...(lines.length === 0 ? ['Every variable is as it was then.'] : lines),
        `Then ${commit(context, { sha: plan.running, source: 'asked' })} is deployed again, as variables act on a new start only, and its health verified.`,
      ],
      next: [{ command: again, why: 'To do it:' }],
    },
  }
}

/** The answer where every variable is what it should be, and the service well. */
export function nothingToDo(context: ServiceContext, plan: RestorePlan): Answer {
  return {
    outcome: 'succeeded',
    verdict: 'up',
    reply: {
      status: 'succeeded',
      headline: `**The variables of ${plain(nameOf(context))} are those of ${plain(plan.of)} already, and it is healthy.** Nothing was changed.`,
      details: drawNames(plan.names),
    },
    change: (record) => record,
  }
}

/** The answer to a restore that worked. */
export function succeeded(run: RestoreRun, attempt: Attempt): Answer {
  const { context, journal, plan } = run
  const degraded = attempt.verdict === 'degraded'
  const verified = degraded ? 'live, but degraded' : 'verified'
  const { sha } = attempt.candidate
  const name = nameOf(context)
  return {
    outcome: 'succeeded',
    operation: journal.id,
    ...(attempt.verdict === undefined ? {} : { verdict: attempt.verdict }),
    reply: {
      status: 'succeeded',
      headline: `**${plain(name)} runs ${commit(context, attempt.candidate)} with the variables of ${plain(plan.of)} again, ${verified}.**`,
      steps: journal.view.steps(),
      details: [...incidentLink(context, run.opened.issue), ...drawNames(plan.names)],
      next: [
        { command: '/restore-variables --undo', why: 'To take it back:' },
        {
          command: '/resolve --cause "…" --resolution "variables restored"',
          why: 'When the outage is over:',
        },
      ],
      operation: journal.id,
    },
    change: lastChange(run, attempt, {
      type: 'operation-finished',
      operation: journal.id,
      outcome: 'succeeded',
      summary: `${name} runs with the variables of ${plan.of} again, ${verified}`,
      running: sha,
    }),
  }
}

/** The answer to a restore that did not work: what was done, what was not, and how to go on. */
export function failed(run: RestoreRun, error: OutageError): Answer {
  const { context, journal, plan } = run
  const cancelled = error.code === 'cancelled'
  const isWritten = journal.view
    .steps()
    .some(({ title, status }) => title === 'variables put back' && status === 'done')
  const name = nameOf(context)
  return {
    outcome: 'failed',
    reason: error.code,
    operation: journal.id,
    reply: {
      status: 'failed',
      headline: `**${cancelled ? '' : 'Not mended: '}${prose(error.message)}**`,
      steps: journal.view.steps(),
      details: [
        prose(error.remedy),
        ...incidentLink(context, run.opened.issue),
        ...(isWritten ? ['The variables are those of the snapshot now.'] : []),
        ...drawNames(plan.names),
        `<sub>${code(error.code)}</sub>`,
      ],
      next: [
        { command: '/retry', why: 'To try the same again:' },
        ...(isWritten
          ? [{ command: '/restore-variables --undo', why: 'To take the variables back:' }]
          : []),
        { command: '/rollback --with-variables', why: 'To go back to an older release:' },
      ],
      operation: journal.id,
    },
    change: lastChange(run, undefined, {
      type: 'operation-finished',
      operation: journal.id,
      outcome: cancelled ? 'cancelled' : 'failed',
      summary: `restore of variables of ${name} ${cancelled ? 'stopped' : 'failed'}: ${error.message}`,
      reason: error.code,
    }),
  }
}

/** What is written last: the issue, the release that is good again, and all that is left to tell. */
function lastChange(
  run: RestoreRun,
  good: Attempt | undefined,
  finished: EventBody,
): (record: ServiceRecord) => ServiceRecord {
  const closing = run.journal.closing(finished)
  return (record) => closing(withGood(run, good, withOpenedIssue(run, record)))
}

function withGood(
  { context, journal, plan }: RestoreRun,
  good: Attempt | undefined,
  record: ServiceRecord,
): ServiceRecord {
  if (good === undefined) return record
  const now = context.engine.clock.now().toISOString()
  const { sha, title } = good.candidate
  // Only whole snapshots are what it runs with; a few of the variables make no snapshot.
  const isWhole = plan.only === undefined && lastWithSnapshot(record.releases) !== undefined
  return withRelease(record, {
    id: `restore-${journal.id}`,
    sha,
    title: title ?? '',
    at: now,
    verdict: 'good',
    via: 'deployment',
    verifiedAt: now,
    ...(good.url === undefined ? {} : { url: good.url }),
    ...(isWhole ? { snapshot: plan.snapshot } : {}),
  })
}
