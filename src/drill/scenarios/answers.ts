import { actionsBot } from '@outage-playbook/rehearsal/github/actors.ts'
import type { Comment } from './outcome.ts'
import type { Command } from './stage.ts'

/** The answers to a command: comments of ours that carry its key. */
export function repliesTo(
  { issues }: { readonly issues: readonly { readonly comments: readonly Comment[] }[] },
  { comment }: Pick<Command, 'comment'>,
): Comment[] {
  const marker = new RegExp(`^<!-- outage-playbook:reply comment:${comment}(?::\\d+)? -->`)
  return issues
    .flatMap(({ comments }) => comments)
    .filter(({ author, body }) => author === actionsBot && marker.test(body))
}

/** What a comment of ours says first, in plain text. */
export function headlineOf(body: string): string {
  const line = body
    .split('\n')
    .find((text) => text.trim() !== '' && !text.startsWith('<!--') && !text.startsWith('>'))
  return withoutMarks(line ?? '')
}

/** Markdown without its marks. */
export function withoutMarks(markdown: string): string {
  return markdown
    .replaceAll(/<!--.*?-->/g, '')
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/<[^>]+>|\*\*|`|\\(?=[\\`*_[\]~|$#+=:.)-])/g, '')
    .replaceAll(/[\u2060\u200b]/g, '')
    .trim()
}
