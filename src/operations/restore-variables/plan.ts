import type { ServiceContext } from '../../engine/context.ts'
import { OutageError } from '../../errors.ts'
import type { Release } from '../../incident/record.ts'
import { operationId } from '../../incident/service.ts'
import { code } from '../../views/markdown.ts'
import { compareTarget } from '../on-branch.ts'
import { requireVariables, type PlaceVariables } from '../variables/place.ts'
import { lastWithSnapshot, loadSnapshot } from '../variables/snapshots.ts'
import { runningCommit, toldDeployments } from '../what-runs.ts'
import { beforeId, namesOf, planRestoration } from '../variables/write.ts'
import type { RestorePlan } from './plan-shape.ts'

/** What a restore of variables is asked to do. */
export type RestoreRequest = {
  /** Nothing: the last good release. Else a sha, the beginning of one, a release's or a snapshot's id. */
  readonly release?: string
  readonly only?: readonly string[]
  readonly dryRun?: boolean
  /** Takes the last restore of this incident back. */
  readonly undo?: boolean
}

/** Decides what a restore will do. Changes nothing; refuses what could not be done to its end. */
export async function makeRestorePlan(
  context: ServiceContext,
  request: RestoreRequest,
): Promise<RestorePlan> {
  const at = requireVariables(context)
  const overview = await context.overview
  const { releases } = context.file.value
  const head = overview?.head?.sha ?? ''
  const deployments = overview === undefined ? [] : toldDeployments(context, overview)
  const running = runningCommit({ releases, deployments, head })
  const { snapshot, of } = await meant(context, at, request)
  const { only } = request
  const wanted = { snapshot, ...(only === undefined ? {} : { only }) }
  const [restoration] = await Promise.all([
    planRestoration(at, wanted),
    refuseOtherCode(context, at, running),
  ])
  const title = releases.find(({ sha }) => sha === running)?.title
  return {
    ...wanted,
    running,
    of,
    names: namesOf(restoration),
    candidates: [{ sha: running, source: 'asked', ...(title ? { title } : {}) }],
  }
}

type Meant = { readonly snapshot: string; readonly of: string }

async function meant(
  context: ServiceContext,
  at: PlaceVariables,
  { release, undo }: RestoreRequest,
): Promise<Meant> {
  if (undo) return lastKeptAside(context)
  const { releases } = context.file.value
  if (release === undefined) {
    const last = lastWithSnapshot(releases)
    if (last) return ofRelease(last)
    throw new OutageError('snapshot-missing', 'No release has a snapshot of its variables yet.', {
      remedy:
        '`/release` takes one of every good release, once `variables:` is configured; until then, put them back by hand.',
    })
  }
  const found = releases.filter(
    ({ id, sha }) =>
      id === release || (/^[0-9a-f]{7,}$/i.test(release) && sha.startsWith(release.toLowerCase())),
  )
  const last = lastWithSnapshot(found)
  if (last) return ofRelease(last)
  if (/^[0-9a-f]{8}$/.test(release)) {
    const { sha, kind } = await loadSnapshot(at, release)
    const what = kind === 'before' ? 'before the last restore' : `of ${sha.slice(0, 7)}`
    return { snapshot: release, of: `snapshot ${release}, ${what}` }
  }
  throw new OutageError(
    'snapshot-missing',
    `There is no snapshot of the variables of ${code(release)}.`,
  )
}

function ofRelease({ sha, snapshot }: Release & { readonly snapshot: string }): Meant {
  return { snapshot, of: `release ${sha.slice(0, 7)}` }
}

/** What the last operation of this incident that put variables back has kept aside. */
function lastKeptAside(context: ServiceContext): Meant {
  const own = operationId(context.invocation.key)
  const last = context.state()?.operations.findLast(({ id, steps }) => {
    const isBegun = steps.some(({ name, status }) => /^kept-\d+$/.test(name) && status === 'done')
    return isBegun && id !== own
  })
  if (last) return { snapshot: beforeId(last.id), of: 'before the last restore' }
  throw new OutageError('snapshot-missing', 'No restore of this incident can be taken back.', {
    remedy: '`outage variables show` lists what was kept aside: `/restore-variables ID`.',
  })
}

/**
 * Where the head of the branch would be deployed, it must hold the code that runs: a restore of
 * variables brings no other commit live.
 */
async function refuseOtherCode(
  context: ServiceContext,
  at: PlaceVariables,
  running: string,
): Promise<void> {
  const { engine, place } = context
  const takesHead = at.store.inCommit || engine.hostingOf(place).deploys === 'branch-head'
  if (!takesHead) return
  const { base, head } = await compareTarget(context, running)
  if (base.tree === head.tree) return
  throw new OutageError(
    'hosting-unable',
    `The variables act only with the head of ${code(place.settings.branch)}, and that is not what runs (${code(running.slice(0, 7))}).`,
    {
      remedy: '`/rollback` makes the branch agree, and brings the variables of its commit with it.',
    },
  )
}
