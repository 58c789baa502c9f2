import MarkdownIt from 'markdown-it'
import { hiddenInParagraph } from './spans.ts'

const hiding = ['fence', 'code_block', 'html_block', 'blockquote_open']

// Blocks only: what stands inside a paragraph is the slow part of Markdown, and we need little of it.
const markdown = new MarkdownIt('commonmark', { html: true })
markdown.core.ruler.disable('inline')

/**
 * Which lines of a comment, from 0, people see as something else than a line of text: code,
 * quotations, raw HTML, comments.
 */
export function hiddenLines(lines: readonly string[]): ReadonlySet<number> {
  const hidden = new Set<number>()
  for (const { type, map } of markdown.parse(lines.join('\n'), {})) {
    if (!map) continue
    const covered = Array.from({ length: map[1] - map[0] }, (_, offset) => map[0] + offset)
    if (hiding.includes(type)) for (const index of covered) hidden.add(index)
    else if (type === 'inline')
      for (const index of hiddenInParagraph(lines, covered)) hidden.add(index)
  }
  return hidden
}
