import type { ServiceContext } from '../engine/context.ts'
import type { Answer } from '../engine/definition.ts'
import type { Notice } from '../operations/variables/notice.ts'
import { prose } from '../views/markdown.ts'

/**
 * How the variables differ from the last good ones, where the configuration says something of them.
 * `sha` is the commit whose deployment failed.
 */
export async function variablesNotice(
  context: ServiceContext,
  sha?: string,
): Promise<Notice | undefined> {
  if (context.place.settings.variables === undefined) return undefined
  const { noticeOf } = await import('../operations/variables/notice.ts')
  return noticeOf(context, sha)
}

/** An answer that says how the variables differ, and offers to put them back. */
export function withNotice(answer: Answer, notice: Notice | undefined): Answer {
  if (notice === undefined) return answer
  const { reply } = answer
  const restore = {
    command: '/restore-variables',
    why: 'To put the variables of that release back:',
  }
  const next = notice.type === 'variables-differed' ? [restore] : []
  return {
    ...answer,
    reply: {
      ...reply,
      details: [...(reply.details ?? []), `**${prose(notice.text)}**`],
      next: [...(reply.next ?? []), ...next],
    },
  }
}
