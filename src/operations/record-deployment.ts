import { Taken } from '../commands/context.ts'
import { writeDeployment } from '../github/deployments.ts'
import { readOverview } from '../github/overview.ts'
import type { Attempt } from './deploy.ts'
import type { Run } from './rollback-run.ts'

/**
 * Writes the rollback as a deployment on GitHub, so that the environment's page and other tools
 * agree. A deploy workflow with an `environment:` has written one already.
 */
export async function recordDeployment(run: Run, attempt: Attempt): Promise<void> {
  const { context, journal, hosting } = run
  const { place, engine } = context
  const github = engine.codeOf(place)
  const { sha } = attempt.candidate
  if (hosting.recordsDeployments && (await writesOwn(run, sha))) return
  try {
    await journal.step<null>({
      name: `deployment-${sha.slice(0, 7)}`,
      title: 'deployment recorded on GitHub',
      already: async () => {
        const { deployments } = await readOverview(github, place.settings.branch, place.environment)
        const ours = deployments.some(
          (one) => one.operation === journal.id && one.sha === sha && one.succeeded,
        )
        return ours ? { result: null } : undefined
      },
      run: async () => {
        await writeDeployment(github, {
          sha,
          environment: place.environment,
          operation: journal.id,
          description: `Rolled back to ${sha.slice(0, 7)}`,
          ...(place.settings.url === undefined ? {} : { url: place.settings.url }),
          ...(attempt.url === undefined ? {} : { log: attempt.url }),
        })
        return { result: null }
      },
    })
  } catch (error) {
    // The rollback stands; only GitHub's page of the environment lags behind.
    if (error instanceof Taken) throw error
  }
}

/** True where deployments of this environment are written by the deploy workflow itself. */
async function writesOwn({ context }: Run, sha: string): Promise<boolean> {
  const before = await context.overview
  return before?.deployments.some((one) => one.operation === undefined && one.sha !== sha) ?? false
}
