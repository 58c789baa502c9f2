import MarkdownIt from 'markdown-it'
import { hiddenInParagraph } from './spans.ts'

/** Blocks that people do not see as text. */
const opaque = new Set(['fence', 'code_block', 'html_block', 'blockquote_open'])

/**
 * Numbers, from 0, of the lines that Markdown shows as code, quotation, raw HTML or comment. Only
 * blocks are parsed, and what runs over several lines of a paragraph is looked for by itself: a whole
 * parser takes a minute for what an evil comment can hold.
 */
export function hiddenLines(lines: readonly string[]): ReadonlySet<number> {
  const hidden = new Set<number>()
  for (const { type, map } of parser().parse(lines.join('\n'), {})) {
    if (map === null) continue
    const covered = Array.from({ length: map[1] - map[0] }, (_, index) => map[0] + index)
    const found = opaque.has(type) ? covered : []
    for (const index of found) hidden.add(index)
    if (type !== 'inline') continue
    for (const index of hiddenInParagraph(lines, covered)) hidden.add(index)
  }
  return hidden
}

function parser(): MarkdownIt {
  const markdown = new MarkdownIt({ html: true })
  markdown.core.ruler.enableOnly(['normalize', 'block'])
  return markdown
}
