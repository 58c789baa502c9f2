import type { ServiceContext } from '../../engine/context.ts'
import type { Answer } from '../../engine/definition.ts'
import { link, plain, prose } from '../../views/markdown.ts'
import { clockTime } from '../../views/time.ts'
import type { RollbackRequest } from './plan.ts'
import type { Plan } from './plan-shape.ts'

/**
 * The answer to a second rollback that names no target, where what the first one brought back runs
 * and is healthy: an older release is no better, and is deployed only for who asks for it by name.
 * Nothing where a rollback has something to do.
 */
export async function healthyAlready(
  context: ServiceContext,
  { target, failed }: RollbackRequest,
  { running, candidates }: Plan,
): Promise<Answer | undefined> {
  if (target !== undefined || failed !== undefined) return undefined
  const before = context
    .state()
    ?.operations.findLast(({ outcome, running: brought }) => outcome === 'succeeded' && brought)
  if (before?.running !== running) return undefined
  const { engine, place } = context
  const { verdict } = await engine.checkHealth(place, engine.signal)
  if (verdict !== 'up') return undefined
  await context.commit((record) => record, 'A rollback of a healthy service')
  const name = plain(`${place.environment} of ${place.service}`)
  const url = `${engine.codeOf(place).url}/commit/${running}`
  const since = before.finishedAt === undefined ? '' : ` at ${clockTime(before.finishedAt)}`
  const [older] = candidates
  return {
    outcome: 'succeeded',
    verdict,
    reply: {
      status: 'succeeded',
      headline: `**${name} is healthy, and runs what the last rollback brought back: ${link(running.slice(0, 7), url)}.** Nothing was changed.`,
      details: [
        `${prose(before.by)} asked for that one; it ended${since}.`,
        'If it is wrong where no probe looks, name the release that you want.',
      ],
      next:
        older === undefined
          ? []
          : [
              {
                command: `/rollback ${older.sha.slice(0, 7)}`,
                why: 'The good release before it:',
              },
            ],
    },
  }
}
