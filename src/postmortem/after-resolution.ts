import type { ServiceContext } from '../engine/context.ts'
import { explained } from '../engine/answer.ts'
import { code, link, prose } from '../views/markdown.ts'
import { openPostMortem } from './open.ts'

/**
 * Opens the post-mortem of the incident that was just resolved, where the playbook asks for one at its
 * severity, and answers a sentence for the reply. It may fail: the incident is resolved all the same.
 */
export async function postMortemAfterResolution(
  context: ServiceContext,
): Promise<string | undefined> {
  const { engine, settings, place, file } = context
  const state = context.state()
  const record = file.value.incident
  const severity = settings.playbook.severities.find(({ id }) => id === state?.severity)
  if (!state?.issue || !record || !severity?.['post-mortem']) return undefined
  const { number, url } = state.issue
  const { releases } = file.value
  const incident = { place, number, url, record, state, releases }
  try {
    const { issue } = await openPostMortem(engine, settings, incident, false)
    return `The post-mortem ${link(`#${issue.number}`, issue.url)} is open, filled in with what the record knows.`
  } catch (error) {
    engine.signal.throwIfAborted()
    return `The post-mortem could not be opened: ${prose(explained(error).message)} ${code('/postmortem')} tries again.`
  }
}
