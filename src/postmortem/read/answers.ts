import { actionItems, headings } from '../../views/post-mortem/headings.ts'
import { readSections, sectionTexts } from './sections.ts'
import { parseMarkdown, spanOf } from './tree.ts'

/** Titles of headings that still hold nothing but our guidance. */
export function unanswered(text: string): string[] {
  const root = parseMarkdown(text)
  if (root === undefined) return []
  const texts = sectionTexts(text, root)
  return headings
    .filter(({ id }) => id !== actionItems && texts.has(id))
    .filter(({ id }) => !isAnswer(texts.get(id) ?? ''))
    .map(({ title }) => title)
}

function isAnswer(text: string): boolean {
  const left = text
    .replaceAll(/<!--[\s\S]*?-->/g, '')
    .split(/\r?\n/)
    .filter((line) => !/^\s*_[^_]*_\s*$/.test(line))
    .join('')
  return /[\p{L}\p{N}]/u.test(left)
}

/** The incident that a post-mortem written by hand is about: `#42` or its address, under that heading. */
export function incidentNamed(text: string): number | undefined {
  const root = parseMarkdown(text)
  if (root === undefined) return undefined
  const under = readSections(root).parts.filter(({ title }) => /^incident\b/i.test(title))
  for (const { node } of under) {
    const { start, end } = spanOf(node)
    const [, number] = /(?:#|\/issues\/)(\d{1,9})\b/.exec(text.slice(start, end)) ?? []
    if (number !== undefined) return Number(number)
  }
  return undefined
}
