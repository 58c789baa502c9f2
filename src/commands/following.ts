import type { ServiceContext } from '../engine/context.ts'
import type { Follow } from '../engine/definition.ts'

/**
 * What changes in an incident that is over stands in its post-mortem, too. While it lasts nobody reads
 * that: resolving it draws it anew.
 */
export const postMortemFollows: Follow = async (engine, settings, { place, number, isOver }) => {
  if (!isOver) return
  // Writing it up is worth loading only here.
  const { refreshPostMortem } = await import('../postmortem/refresh.ts')
  await refreshPostMortem(engine, settings, { place, number })
}

/** The same for a command that acts, once what it changed is in the record. */
export async function followInPostMortem(context: ServiceContext): Promise<void> {
  const { engine, settings, place } = context
  const { issue, status } = context.state() ?? {}
  if (issue === undefined) return
  await postMortemFollows(engine, settings, {
    place,
    number: issue.number,
    isOver: status !== 'open',
  })
}
