import type { ServiceContext } from '../engine/context.ts'
import { explained } from '../engine/answer.ts'
import type { Evidence } from '../ports.ts'
import { code, link, prose } from '../views/markdown.ts'
import { openPostMortem } from './open.ts'

/** What came of it: a sentence for the reply, and where the post-mortem is, if it is there. */
export type PostMortemNews = { readonly sentence: string; readonly evidence?: Evidence }

/**
 * Opens the post-mortem of the incident that was just resolved, where the playbook asks for one at its
 * severity; one that is there from before it came back is drawn anew. It may fail: the incident is resolved all the same.
 */
export async function postMortemAfterResolution(
  context: ServiceContext,
): Promise<PostMortemNews | undefined> {
  const { engine, settings, place, file } = context
  const state = context.state()
  const record = file.value.incident
  const severity = settings.playbook.severities.find(({ id }) => id === state?.severity)
  if (!state?.issue || !record || !severity?.['post-mortem']) return undefined
  const { number, url } = state.issue
  const { releases } = file.value
  const incident = { place, number, url, record, state, releases }
  try {
    const { issue } = await openPostMortem(engine, settings, incident, true)
    const name = `#${issue.number}`
    return {
      sentence: `The post-mortem ${link(name, issue.url)} is open, filled in with what the record knows.`,
      evidence: { text: `post-mortem ${name}`, url: issue.url },
    }
  } catch (error) {
    engine.signal.throwIfAborted()
    const { message, remedy } = explained(error)
    const again = `${code('/postmortem')} tries again.`
    return {
      sentence: `The post-mortem could not be opened: ${prose(message)} ${prose(remedy)} ${again}`,
    }
  }
}
