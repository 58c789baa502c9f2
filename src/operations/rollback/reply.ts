import type { ServiceContext } from '../../engine/context.ts'
import type { Answer, ReplyParts } from '../../engine/definition.ts'
import type { ErrorCode, OutageError } from '../../errors.ts'
import type { EventBody } from '../../incident/events.ts'
import { downtimeOf } from '../../incident/outages.ts'
import type { ServiceRecord } from '../../incident/record.ts'
import { code, link, linked, plain, prose } from '../../views/markdown.ts'
import { clockTime, duration } from '../../views/time.ts'
import { withOpenedIssue } from '../announce.ts'
import type { Agreement } from '../branch.ts'
import { holds, type Attempt } from '../deploy.ts'
import { incidentLink } from '../opening.ts'
import { commit } from './headline.ts'
import { withOutcome } from './outcome.ts'
import type { Ending } from './rollback.ts'
import type { Run } from './run.ts'
import { recordedCandidates } from './target.ts'
import { changesVariables, drawNames } from '../variables/restored.ts'

/** The answer to a rollback that worked. */
export function succeeded(run: Run, ending: Ending): Answer {
  const { context, journal } = run
  const { attempt, agreement } = ending
  const { place } = context
  const { sha } = attempt.candidate
  const down = downFor(context)
  const degraded = attempt.verdict === 'degraded'
  const name = `${place.environment} of ${place.service}`
  const verified = degraded ? 'live, but degraded' : 'verified'
  const summary = `${name} runs ${sha.slice(0, 7)} again, ${verified}`
  const headline = `**${plain(name)} runs ${commit(context, attempt.candidate)} again, ${verified}.**${down}`
  const reply: ReplyParts = {
    status: 'succeeded',
    headline,
    steps: journal.view.steps(),
    details: [
      ...incidentLink(context, run.opened.issue),
      ...refusedAttempts(run.attempts),
      ...takenBack(context, ending),
      ...branchNews(run, agreement),
      ...run.foreseen.warnings.map((warning) => `⚠️ ${prose(warning)}`),
      ...variablesNews(run),
    ],
    next: [
      ...(run.variables?.snapshot !== undefined && changesVariables(run.plan.variables)
        ? [{ command: '/restore-variables --undo', why: 'To take the variables back:' }]
        : []),
      { command: '/unfreeze', why: 'Deployments are frozen. When a fix is ready:' },
      {
        command: '/resolve --cause "…" --resolution "a rollback"',
        why: 'When the outage is over:',
      },
    ],
    operation: journal.id,
  }
  return {
    outcome: 'succeeded',
    reply,
    operation: journal.id,
    rolledBackTo: sha,
    ...(attempt.verdict === undefined ? {} : { verdict: attempt.verdict }),
    change: lastChange(run, {
      type: 'operation-finished',
      operation: journal.id,
      outcome: 'succeeded',
      summary,
      running: sha,
    }),
  }
}

/** The answer to a rollback that did not work: what was done, what was not, and how to go on. */
export function failed(run: Run, error: OutageError): Answer {
  const { context, journal } = run
  const { place } = context
  const cancelled = error.code === 'cancelled'
  const name = `${place.environment} of ${place.service}`
  const begun =
    context.file.value.incident !== undefined &&
    journal.view.steps().some(({ status }) => status === 'done')
  const older = untried(run)
  const reply: ReplyParts = {
    status: 'failed',
    headline: `**${cancelled ? '' : 'Not rolled back: '}${prose(error.message)}**`,
    steps: journal.view.steps(),
    details: [
      prose(error.remedy),
      ...incidentLink(context, run.opened.issue),
      ...(begun ? [`Deployments of ${plain(name)} stay frozen.`] : []),
      `<sub>${code(error.code)}</sub>`,
    ],
    next: [
      ...(cancelled ? [{ command: '/health', why: 'To see what runs now:' }] : []),
      { command: '/retry', why: 'To try the same again:' },
      ...(older === undefined
        ? []
        : [{ command: `/rollback ${older}`, why: 'To try another release:' }]),
    ],
    operation: journal.id,
  }
  return {
    outcome: 'failed',
    reason: error.code satisfies ErrorCode,
    reply,
    operation: journal.id,
    change: lastChange(run, {
      type: 'operation-finished',
      operation: journal.id,
      outcome: cancelled ? 'cancelled' : 'failed',
      summary: `rollback of ${name} ${cancelled ? 'stopped' : 'failed'}: ${error.message}`,
      reason: error.code,
    }),
  }
}

/** The short sha of the newest good release that the plan does not hold. */
function untried({ context, plan }: Run): string | undefined {
  const planned = new Set(plan.candidates.map(({ sha }) => sha))
  const { releases } = context.file.value
  const others = recordedCandidates(releases, plan.running)
  return others.find(({ sha }) => !planned.has(sha))?.sha.slice(0, 7)
}

/** What is written last: the issue, the releases as they are now, and all that is left to tell. */
function lastChange(run: Run, finished: EventBody): (record: ServiceRecord) => ServiceRecord {
  const closing = run.journal.closing(finished)
  const { context, journal, plan, attempts, variables, foreseen } = run
  const { wasHealthy = false } = foreseen
  const now = context.engine.clock.now()
  const snapshot = variables?.snapshot
  const outcome = { operation: journal.id, plan, attempts, wasHealthy, snapshot, now }
  return (record) => closing(withOutcome(withOpenedIssue(run, record), outcome))
}

/** What became of the variables: by name, and why not where they were left. */
function variablesNews({ plan, variables: outcome }: Run): string[] {
  const { variables } = plan
  if (variables?.kind === 'left') return [`The variables stay as they are. ${prose(variables.why)}`]
  if (outcome?.failure !== undefined) {
    return [`**The variables were not all put back:** ${prose(outcome.failure)}`]
  }
  if (!changesVariables(variables) || variables === undefined) return []
  return ['Variables of that release, put back:', ...drawNames(variables.names)]
}

/** How long it was down, as its probes said; nothing if they never did. */
function downFor(context: ServiceContext): string {
  const state = context.state()
  const took = state && downtimeOf(state, context.engine.clock.now())
  if (state === undefined || !took) return ''
  const [first] = state.outages
  const since = first && state.outages.length === 1 ? `, since ${clockTime(first.from)}` : ' in all'
  return ` Down for ${duration(took)}${since}.`
}

function refusedAttempts(attempts: readonly Attempt[]): string[] {
  return attempts
    .filter((one) => !holds(one))
    .map((one) => {
      const why =
        one.status === 'live' ? (one.reasons?.join('; ') ?? '') : (one.detail ?? one.status)
      return `Tried first, and not healthy: ${code(one.candidate.sha.slice(0, 7))} (${prose(why)}).`
    })
}

function takenBack(context: ServiceContext, { comparison, agreement }: Ending): string[] {
  // A run that resumes meets the commit that the first one made.
  const own = agreement?.kind === 'reverted' ? agreement.sha : undefined
  const commits = comparison.commits.filter(({ sha }) => sha !== own)
  const total = comparison.total - (comparison.commits.length - commits.length)
  if (commits.length === 0) return []
  const { url } = context.engine.codeOf(context.place)
  const lines = commits
    .slice(-20)
    .toReversed()
    .map(
      ({ sha, title, author }) =>
        `- ${linked(code(sha.slice(0, 7)), `${url}/commit/${sha}`)} ${plain(title)} <sub>${plain(author)}</sub>`,
    )
  const verb = agreement?.kind === 'reverted' ? 'Taken back with it' : 'No longer running'
  return [
    `${verb}, newest first (${total} ${total === 1 ? 'commit' : 'commits'}):\n\n${lines.join('\n')}`,
  ]
}

function branchNews(run: Run, agreement: Agreement | undefined): string[] {
  const { branch } = run.context.place.settings
  const { url } = run.context.engine.codeOf(run.context.place)
  if (agreement === undefined) return [`The branch ${code(branch)} was left as it is.`]
  switch (agreement.kind) {
    case 'agrees':
      return []
    case 'reverted':
      return [
        `The branch ${code(branch)} agrees: ${linked(code(agreement.sha.slice(0, 7)), `${url}/commit/${agreement.sha}`)}.`,
      ]
    case 'pull-request': {
      const pull = link(`#${agreement.number}`, `${url}/pull/${agreement.number}`)
      const why = agreement.why === undefined ? '' : ` (${agreement.why})`
      return [
        `**Merge ${pull} to make ${code(branch)} agree**${why}. Its checks may wait for a writer's approval.`,
      ]
    }
    case 'refused':
      return [
        `**The branch ${code(branch)} does not agree yet:** ${prose(agreement.why)} The next deployment of it would bring the bad release back.`,
      ]
  }
}
