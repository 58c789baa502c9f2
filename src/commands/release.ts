import { OutageError } from '../errors.ts'
import { readCommit } from '../github/git.ts'
import type { Release } from '../incident/record.ts'
import { isOwnDeployment } from '../incident/operations.ts'
import { lastWord } from '../incident/releases.ts'
import { withRelease } from '../incident/service.ts'
import { foreign, isOnBranch } from '../operations/on-branch.ts'
import type { Taken } from '../operations/variables/snapshots.ts'
import { toldDeployments } from '../operations/what-runs.ts'
import { confirmedHealth } from '../engine/confirmed-health.ts'
import { code, plain, prose } from '../views/markdown.ts'
import { clockTime } from '../views/time.ts'
import { stringFlag } from '../parser/arguments.ts'
import type { ServiceContext } from '../engine/context.ts'
import type { Answer, Definition } from '../engine/definition.ts'
import { handleFailure, resumeRollback, type Failure } from './failed-deployment.ts'
import { placeFlags } from './flags.ts'
import { causeOf } from '../engine/deciding.ts'
import { withHappenings } from '../engine/ticking.ts'

/** `/release`: a deployment went live; is it good? */
export const release: Definition = {
  name: 'release',
  summary: 'after a deployment: verifies it, and records it as good',
  usage: '/release [--sha SHA] [--service NAME] [--env NAME]',
  examples: ['/release', '/release --sha 3f2c1a9'],
  permission: 'usual',
  grammar: { flags: { ...placeFlags, sha: { type: 'string' } }, words: { least: 0, most: 0 } },
  concerns: 'service',
  looksAhead: true,
  async run(context, args) {
    const { engine, place } = context
    const asked = stringFlag(args, 'sha')
    const resumed = resumeRollback(context, failureOf(context, asked ?? '', 'unhealthy'))
    if (resumed) return afterFailure(context, await resumed)
    const known = asked === undefined ? undefined : recordedSince(context, asked)
    if (known) return alreadyKnown(context, known)
    const overview = await context.overview
    const [newest] = overview === undefined ? [] : toldDeployments(context, overview)
    const wanted = asked ?? newest?.sha ?? overview?.head?.sha
    const [commit, report] = await Promise.all([
      readCommit(engine.codeOf(place), wanted ?? place.settings.branch),
      confirmedHealth(context),
    ])
    const operations = context.state()?.operations ?? []
    if (commit === undefined) {
      throw new OutageError('target-unknown', `There is no commit ${code(wanted ?? '')}.`)
    }
    if (isOwnDeployment(operations, { sha: commit.sha, url: context.invocation.url }))
      return ours(context, commit.sha)
    if (context.file.value.frozen) return duringFreeze(context, commit)
    const healthy = report.verdict === 'up' || report.verdict === 'degraded'
    if (!healthy) {
      return afterFailure(
        context,
        await handleFailure(context, failureOf(context, commit.sha, report.verdict)),
      )
    }
    // A rollback goes back to good releases: none that the branch does not hold may become one.
    if (!(await isOnBranch(context, commit.sha))) throw foreign(context, commit.sha)
    const now = engine.clock.now().toISOString()
    const id = context.invocation.key
    const taken = await snapshotOf(context, { id, sha: commit.sha })
    await context.commit(
      (record) => {
        const recorded = withRelease(record, {
          id,
          sha: commit.sha,
          title: commit.title,
          at: now,
          verdict: 'good',
          via: 'deployment',
          verifiedAt: now,
          ...(context.invocation.url === undefined ? {} : { url: context.invocation.url }),
          ...(taken && 'id' in taken ? { snapshot: taken.id } : {}),
        })
        return withHappenings(recorded, context.settings.playbook, causeOf(context), [
          { type: 'probed', verdict: report.verdict, results: report.results },
        ])
      },
      `Release ${commit.sha.slice(0, 7)} of ${place.service} ${place.environment} is good`,
    )
    return {
      outcome: 'succeeded',
      verdict: report.verdict,
      reply: {
        status: 'succeeded',
        headline: `**${code(commit.sha.slice(0, 7))} “${plain(commit.title)}” is a good release of ${plain(place.service)} ${plain(place.environment)}.** A rollback can come back to it.`,
        ...(taken ? { details: [snapshotNews(taken)] } : {}),
      },
    }
  },
}

/**
 * The release of a deployment that somebody has verified since, or that a rollback has left since: an
 * event or a sweep that tells of the deployment comes late. Who types it wants it verified now.
 */
function recordedSince({ file, invocation }: ServiceContext, sha: string): Release | undefined {
  const { actor, at, url } = invocation
  if (actor.kind !== 'itself') return undefined
  return file.value.releases.find(
    (release) =>
      release.sha === sha &&
      (lastWord(release) >= at || (url !== undefined && release.url === url)),
  )
}

async function alreadyKnown(context: ServiceContext, { sha, left }: Release): Promise<Answer> {
  await context.commit((record) => record, 'A release that is recorded already')
  const what =
    left === undefined ? 'was verified already' : `was left by a rollback at ${clockTime(left)}`
  return {
    outcome: 'ignored',
    reply: { status: 'succeeded', headline: `${code(sha.slice(0, 7))} ${what}.` },
  }
}

/** A snapshot of the release's variables, where the configuration says something of them. */
async function snapshotOf(
  context: ServiceContext,
  release: { readonly id: string; readonly sha: string },
): Promise<Taken | undefined> {
  if (context.place.settings.variables === undefined) return undefined
  const { requireVariables } = await import('../operations/variables/place.ts')
  const { snapshotRelease } = await import('../operations/variables/snapshots.ts')
  return snapshotRelease(requireVariables(context), context.file.value, release)
}

function snapshotNews(taken: Taken): string {
  if ('missing' in taken) {
    return `**There is no snapshot of its variables:** ${prose(taken.missing)}. A rollback to it brings its code back, and not its variables.`
  }
  const what = taken.count === 1 ? 'its variable' : `its ${taken.count} variables`
  return `A snapshot of ${what} was taken (${code(taken.id)}).`
}

/** A deploy workflow that asks must not go on, though production is well again. */
function afterFailure({ invocation }: ServiceContext, answer: Answer): Answer {
  if (invocation.actor.kind === 'itself' || answer.outcome !== 'succeeded') return answer
  return { ...answer, outcome: 'failed', reason: 'unhealthy' }
}

async function ours(context: ServiceContext, sha: string): Promise<Answer> {
  await context.commit((record) => record, 'A release of our own')
  return {
    outcome: 'succeeded',
    reply: {
      status: 'succeeded',
      headline: `${code(sha.slice(0, 7))} is being verified by the rollback that deployed it.`,
    },
  }
}

async function duringFreeze(
  context: ServiceContext,
  commit: { readonly sha: string; readonly title: string },
): Promise<Answer> {
  const { frozen } = context.file.value
  const text = `${commit.sha.slice(0, 7)} "${commit.title}" was deployed although deployments are frozen`
  await context.commit(
    (record) =>
      withHappenings(record, context.settings.playbook, causeOf(context), [
        { type: 'noted', text },
      ]),
    'A deployment during a freeze',
  )
  throw new OutageError(
    'frozen',
    `${text}, by ${prose(frozen?.by ?? '')}: ${frozen?.reason ?? ''}. It is not recorded as good.`,
    {
      remedy:
        'Put `command: /gate` in front of the deployment, as the README shows; `/unfreeze` when deploying is safe again.',
    },
  )
}

function failureOf(context: ServiceContext, sha: string, verdict: string): Failure {
  const { service, environment } = context.place
  const { url } = context.invocation
  return {
    kind: 'deployment-failed',
    service,
    environment,
    sha,
    summary: `release ${sha.slice(0, 7)} is live, and ${verdict}`,
    wasLive: true,
    ...(url === undefined ? {} : { url }),
  }
}
