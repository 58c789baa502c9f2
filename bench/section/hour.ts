import { isPolling } from '@outage-playbook/rehearsal/github/log.ts'
import { openWorld } from '../../src/drill/world.ts'
import type { Counts } from '../counts.ts'
import type { Built } from '../subject/built.ts'

/** Minutes between two looks of the schedule that the README shows. */
const every = 10

/**
 * Requests of an incident that lasts an hour, as GitHub counts them: an answer that nothing changed
 * is free. A release fails and is rolled back by itself; people acknowledge, take notes, tick boxes and look; the
 * schedule looks every ten minutes; it is resolved. GitHub allows 1,000 an hour to all runs of a repository.
 */
export async function measureHour(built: Built): Promise<Counts> {
  const world = await openWorld({ dist: built.index })
  try {
    await world.push('good', 'bob')
    await world.waitForIdle()
    const before = world.github.requests.length
    await world.push('bad-health', 'eve')
    await world.waitForIdle()
    const incident = Number((await world.issues('?state=open&labels=incident')).at(0)?.['number'])
    const type = async (who: string, line: string): Promise<void> => {
      await world.comment(incident, who, line)
      await world.waitForIdle()
    }
    await type('alice', '/ack')
    for (let minute = every; minute <= 60; minute += every) {
      await type('bob', `/note Minute ${minute}: still looking at the answers`)
      await (
        await world.runner.start('schedule', {})
      ).ended
    }
    for (const line of ['/health', '/check roll-back', '/phase next', '/health', '/unfreeze']) {
      await type('alice', line)
    }
    await type('alice', '/resolve --cause "a release" --resolution "rolled back"')
    const asked = world.github.requests
      .slice(before)
      .filter(({ run, status }) => run !== undefined && status !== 304)
    return {
      'an incident of an hour': {
        requests: asked.filter((request) => !isPolling(request)).length,
      },
    }
  } finally {
    await world.close()
  }
}
