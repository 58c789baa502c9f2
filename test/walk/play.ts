import { dist, node24 } from '../acceptance/built.ts'
import { actionsBot } from '@outage-playbook/rehearsal/github/actors.ts'
import { openOracle } from './oracle.ts'
import { describeStep, type Step } from './step.ts'
import { openTruth } from './truth.ts'
import { openWalker } from './walker.ts'

// In a test, the rehearsed GitHub is held against GitHub's own description; a walk in a terminal asks
// nothing else.
const { openWorld } = process.env['JEST_WORKER_ID']
  ? await import('../fidelity/open.ts')
  : await import('../../src/drill/world.ts')

/** GitHub's trouble passes in milliseconds here, and takes minutes elsewhere. */
const env = { OUTAGE_REQUEST_TIMEOUT: '10000', OUTAGE_RETRY_PAUSE: '20' }

/**
 * Plays a walk in a world of its own. Throws at the first step after which something is not as it
 * must be, with what happened until then. Faults that match `except` are known already.
 */
export async function playWalk(steps: readonly Step[], except?: RegExp): Promise<void> {
  const world = await openWorld({ dist, post: dist, node: node24, env })
  const taken: string[] = []
  const complain = (all: readonly string[]): void => {
    const faults = all.filter((fault) => except?.test(fault) !== true)
    if (faults.length === 0) return
    throw new Error(`${faults.join('\n')}\n  after\n  ${taken.join('\n  ')}`)
  }
  try {
    const truth = openTruth(world, actionsBot)
    // The releases that ran before are known, as after a year of use.
    await world.runner.start('workflow_dispatch', {}, '/release')
    await world.waitForIdle()
    const { number } = await world.openIssue('alice', 'Something is wrong', 'Please check')
    const walker = openWalker(world, Number(number))
    const oracle = await openOracle(world, truth)
    for (const step of steps) {
      taken.push(describeStep(step))
      complain(await oracle.after(await walker.take(step)))
    }
    // Two sweeps: what the first one finishes may leave something to deliver.
    for (const _ of [1, 2]) {
      taken.push('a sweep at the end')
      complain(await oracle.after(await walker.take({ kind: 'sweep', trouble: { kind: 'none' } })))
    }
    complain(await oracle.finally(walker.comments))
  } finally {
    await world.close()
  }
}
