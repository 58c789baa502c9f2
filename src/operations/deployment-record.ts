import {
  createDeployment,
  setDeploymentStatus,
  type DeploymentStatus,
} from '../github/deployments.ts'
import { createOnce } from '../github/once.ts'
import { readOverview } from '../github/overview.ts'
import { holds, type Attempt } from './deploy.ts'
import type { Run } from './rollback/run.ts'
import type { Candidate } from './rollback/target.ts'

/** A DeploymentRecord is responsible for GitHub's page of the environment telling the truth. */
export type DeploymentRecord = {
  /** Says how it ended. Never fails a rollback: GitHub's page may lag behind. */
  close(ended: Ended): Promise<void>
}

/** What became of an attempt; `not-started` if the hosting never took it on. */
export type Ended = Omit<Attempt, 'status'> & {
  readonly status: Attempt['status'] | 'not-started'
}

/**
 * Writes the rollback as a deployment on GitHub while the hosting works. A deploy workflow that
 * deploys the head of its branch writes one by itself; one that is given the commit as an input
 * writes the wrong commit (the run's, not the input's), so ours comes after it.
 */
export function openDeploymentRecord(run: Run, candidate: Candidate): DeploymentRecord {
  const id =
    run.hosting.listedAs === 'commit' && run.plan.recorded
      ? Promise.resolve(undefined)
      : open(run, candidate)
  id.catch(() => undefined)
  return {
    async close(ended) {
      try {
        const deployment = await id
        if (deployment !== undefined) await close(run, deployment, ended)
      } catch {
        run.journal.note({ type: 'noted', text: 'the deployment could not be recorded on GitHub' })
      }
    },
  }
}

async function open({ context, journal }: Run, { sha }: Candidate): Promise<number | undefined> {
  const { place, engine } = context
  const github = engine.codeOf(place)
  const find = async (): Promise<number | undefined> => {
    const { deployments } = await readOverview(github, place.settings.branch, place.environment)
    return deployments.find((one) => one.operation === journal.id && one.sha === sha)?.id
  }
  const known = context.before && (await find())
  if (known !== undefined) return known
  const draft = {
    sha,
    environment: place.environment,
    operation: journal.id,
    service: place.service,
    description: `Rolling back to ${sha.slice(0, 7)}`,
  }
  return createOnce(() => createDeployment(github, draft), find)
}

async function close({ context }: Run, id: number, ended: Ended): Promise<void> {
  const { place, engine } = context
  await setDeploymentStatus(engine.codeOf(place), id, {
    ...statusOf(ended),
    ...(place.settings.url === undefined ? {} : { url: place.settings.url }),
    ...(ended.url === undefined ? {} : { log: ended.url }),
  })
}

function statusOf({ status, ...rest }: Ended): Pick<DeploymentStatus, 'state' | 'description'> {
  const short = rest.candidate.sha.slice(0, 7)
  if (status === 'not-started') {
    return { state: 'error', description: `The deployment of ${short} could not be started` }
  }
  return holds({ status, ...rest })
    ? { state: 'success', description: `Rolled back to ${short}` }
    : { state: 'failure', description: `Rollback to ${short} did not hold` }
}
