import { openStage, type Stage } from '../../src/drill/scenarios/stage.ts'
import { lookBefore, type Before } from '../../src/drill/scenarios/outcome.ts'
import { moveRef } from '@outage-playbook/rehearsal/github/git/mover.ts'
import { commitFiles } from '@outage-playbook/rehearsal/github/git/write.ts'
import type { WorldOptions } from '../../src/drill/world.ts'
import type { World } from '@outage-playbook/rehearsal/world.ts'
import type { Release, ServiceRecord } from '../../src/incident/record.ts'
import { serviceShape } from '../../src/records/shapes.ts'
import { dist, node24 } from '../acceptance/built.ts'

/** The place that everything under fire is about. */
export const place = { service: 'chatbot-fluxa', environment: 'production' }

/** A world in which production runs the last of two good releases, and somebody has an issue. */
export type Site = {
  readonly world: World
  readonly stage: Stage
  /** An ordinary issue. */
  readonly issue: number
  /** Shas of the good releases, newest first. */
  readonly good: readonly string[]
  readonly before: Before
}

// In a test, the rehearsed GitHub is held against GitHub's own description; a series in a terminal
// is a thousand worlds long, and asks nothing else.
const { openWorld } = process.env['JEST_WORKER_ID']
  ? await import('../fidelity/open.ts')
  : await import('../../src/drill/world.ts')

/** Opens a site. Its record is written at once, without the runs that would have written it. */
export async function openSite(
  options: Partial<WorldOptions>,
  prepare: (stage: Stage) => Promise<void> = async () => undefined,
): Promise<Site> {
  const world = await openWorld({ dist, post: dist, node: node24, ...options })
  try {
    const good = world.history.toReversed().slice(0, 2)
    await seedRecord(world, good)
    const stage = openStage(world)
    await prepare(stage)
    const issue = await stage.openIssue('alice', 'Something is wrong', 'Please look')
    return { world, stage, issue, good, before: await lookBefore(world) }
  } catch (error) {
    await world.close()
    throw error
  }
}

export async function seedRecord(world: World, good: readonly string[]): Promise<void> {
  const shape = serviceShape(place.service, place.environment)
  const now = Date.now()
  const releases = good.map((sha, index): Release => {
    const at = new Date(now - (index + 1) * 3_600_000).toISOString()
    return {
      id: `seed-${index}`,
      sha,
      title: '',
      at,
      verdict: 'good',
      via: 'deployment',
      verifiedAt: at,
    }
  })
  const record: ServiceRecord = { ...shape.empty, releases }
  const { git } = world.github.hub
  const sha = await commitFiles(git, {
    files: { [`${shape.key}.json`]: `${JSON.stringify(record, null, 2)}\n` },
    message: 'Begin the outage records',
    author: { name: 'outage-playbook', email: 'outage-playbook@example.com', at: new Date(now) },
  })
  await moveRef(git, 'refs/heads/outage-records', sha, undefined)
}
