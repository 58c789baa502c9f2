import { explained } from '../engine/answer.ts'
import type { Place } from '../config/select.ts'
import type { ServiceContext } from '../engine/context.ts'
import { OutageError } from '../errors.ts'
import { confirmedHealth } from '../engine/confirmed-health.ts'
import type { Deployment, DeployRequest, DeployResult, Hosting, Verdict } from '../ports.ts'
import { code } from '../views/markdown.ts'
import type { Journal, StepOutcome } from './journal.ts'
import type { Candidate } from './rollback/target.ts'

/** What became of one candidate. */
export type Attempt = {
  readonly candidate: Candidate
  readonly status: DeployResult['status']
  readonly url?: string
  readonly detail?: string
  /** After it was live. */
  readonly verdict?: Verdict
  readonly reasons?: readonly string[]
}

type Try = {
  readonly context: ServiceContext
  readonly journal: Journal
  readonly hosting: Hosting
  readonly candidate: Candidate
  /** From 1. */
  readonly number: number
  readonly reason: string
  /** Built anew, so that it runs with the variables as they are now. */
  readonly way?: 'build'
}

/** Titles of the steps of one attempt, for showing what will come. */
export function attemptSteps(number: number, sha: string): { name: string; title: string }[] {
  const short = code(sha.slice(0, 7))
  return [
    { name: `redeploy-${number}`, title: `deployment of ${short} asked for` },
    { name: `live-${number}`, title: `${short} live` },
    { name: `verify-${number}`, title: 'health verified' },
  ]
}

/** Asks the hosting for the candidate. Not repeatable, so the journal knows of it before. */
export function startDeployment(one: Try): Promise<Deployment> {
  const { journal, hosting, candidate, number } = one
  const request: DeployRequest = {
    sha: candidate.sha,
    operation: journal.id,
    reason: one.reason,
    ...(one.way ? { way: one.way } : {}),
    others: Array.from({ length: number - 1 }, (_, index) =>
      journal.resultOf<Deployment>(`redeploy-${index + 1}`),
    ).flatMap((known) => known?.id ?? []),
  }
  const [{ name, title } = { name: '', title: '' }] = attemptSteps(number, candidate.sha)
  return journal.step<Deployment>({
    name,
    title,
    durable: true,
    already: async (since) => {
      const found = await hosting.find?.(request, since)
      return found && outcomeOf(found)
    },
    run: async () => outcomeOf(await hosting.deploy(request)),
  })
}

function outcomeOf(deployment: Deployment): StepOutcome<Deployment> {
  if (deployment.url === undefined) return { result: deployment }
  return { result: deployment, evidence: { text: 'log', url: deployment.url } }
}

/** Waits until the deployment is live, and verifies the service's health then. */
export async function followDeployment(one: Try, deployment: Deployment): Promise<Attempt> {
  const { journal, candidate, number } = one
  const [, live] = attemptSteps(number, candidate.sha)
  const result = await journal.step<DeployResult>({
    name: live?.name ?? '',
    title: live?.title ?? '',
    run: (report) => waitUntilLive(one, deployment, report),
  })
  const attempt = { candidate, ...result }
  if (result.status !== 'live') return attempt
  // What cannot be asked after a crash is written down while the health is verified.
  const written = one.hosting.find ? undefined : journal.flush(live?.title ?? '')
  const [health] = await Promise.all([verified(one), written])
  return { ...attempt, ...health }
}

function verified(one: Try): Promise<{ verdict: Verdict; reasons: readonly string[] }> {
  const { journal, candidate, number } = one
  const [, , verify] = attemptSteps(number, candidate.sha)
  return journal.step<{ verdict: Verdict; reasons: readonly string[] }>({
    name: verify?.name ?? '',
    title: verify?.title ?? '',
    run: (report) => verifyHealth(one, report),
  })
}

async function waitUntilLive(
  { journal, hosting }: Try,
  deployment: Deployment,
  report: (detail: string) => void,
): Promise<StepOutcome<DeployResult>> {
  try {
    const result = await journal.watched(() => hosting.wait(deployment, report, journal.signal))
    const { url, detail, status } = result
    const text = status === 'live' ? (url === undefined ? '' : 'log') : (detail ?? status)
    return {
      result,
      ok: status === 'live',
      ...(text === '' ? {} : { evidence: { text, ...(url === undefined ? {} : { url }) } }),
    }
  } catch (error) {
    if (journal.signal.aborted) {
      await hosting.cancel?.(deployment).catch(() => undefined)
      throw journal.signal.reason
    }
    const problem = explained(error)
    if (problem.code !== 'deploy-failed') throw problem
    return {
      result: { status: 'failed', detail: problem.message },
      ok: false,
      evidence: { text: problem.message },
    }
  }
}

/** Milliseconds for what is asked of GitHub around the deployments. */
const asking = 600_000

/** Milliseconds that trying this number of releases may take in all. */
export function budgetFor(place: Place, candidates: number): number {
  return candidates * (place.settings.hosting.timeout + longestVerification(place)) + asking
}

function longestVerification({ settings }: Place): number {
  const { confirm, timeout } = settings.health
  return (confirm.every + timeout) * (confirm.failures + confirm.successes) + margin
}

/** Milliseconds beyond what confirming takes in which an undecided verdict may still settle. */
const margin = 120_000

async function verifyHealth(
  { context, journal }: Try,
  report: (detail: string) => void,
): Promise<StepOutcome<{ verdict: Verdict; reasons: readonly string[] }>> {
  const { engine, place } = context
  const longest = longestVerification(place)
  const { verdict, reasons, results } = await journal.watched(() =>
    confirmedHealth(context, {
      signal: journal.signal,
      deadline: new Date(engine.clock.now().getTime() + longest),
      onResult: ({ progress }) => report(progress),
    }),
  )
  journal.note({ type: 'probed', verdict, results })
  const healthy = verdict === 'up' || verdict === 'degraded'
  const text = healthy
    ? results.map(({ probe, detail }) => `${probe} ${detail}`).join(', ')
    : reasons.join('; ')
  return { result: { verdict, reasons }, ok: healthy, evidence: { text } }
}

/** True where the release runs and can stay: a slow service is better than none. */
export function holds(attempt: Attempt): boolean {
  return attempt.status === 'live' && (attempt.verdict === 'up' || attempt.verdict === 'degraded')
}

/** Why an attempt did not hold, as an error. */
export function failureOf(attempt: Attempt): OutageError {
  const short = code(attempt.candidate.sha.slice(0, 7))
  if (attempt.status === 'timed-out') {
    return new OutageError(
      'deploy-timeout',
      `The deployment of ${short} did not end: ${attempt.detail ?? ''}.`,
    )
  }
  if (attempt.status !== 'live') {
    return new OutageError(
      'deploy-failed',
      `The deployment of ${short} ${attempt.status}: ${attempt.detail ?? ''}`,
    )
  }
  const why = attempt.reasons?.join('; ') ?? ''
  return new OutageError(
    'still-unhealthy',
    `${short} runs, and is ${attempt.verdict ?? 'unknown'}: ${why}`,
  )
}
