import type { Nodes, Root } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'

/**
 * Markdown as GitHub reads it, each part with its place in the text. Nothing where it cannot be read,
 * which takes thousands of quotes or lists within each other.
 */
export function parseMarkdown(text: string): Root | undefined {
  try {
    return fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] })
  } catch {
    return undefined
  }
}

/** Where a part begins and ends in the text. */
export function spanOf(node: Nodes): { readonly start: number; readonly end: number } {
  const { start, end } = node.position ?? {}
  return { start: start?.offset ?? 0, end: end?.offset ?? 0 }
}

/** Text of a line, and the same with what stands in code blanked, which names nobody. */
export type LineText = { readonly text: string; readonly bare: string }

/** What a line says: without markup, what is struck out, and comments. */
export function textOf(node: Nodes): LineText {
  switch (node.type) {
    case 'text':
      return both(node.value)
    case 'inlineCode':
      return { text: `\`${node.value}\``, bare: `\`${node.value.replaceAll(/\S/g, '_')}\`` }
    case 'image':
      return both(node.alt ?? '')
    case 'break':
      return both(' ')
    case 'html':
    case 'delete':
    case 'list':
    case 'code':
    case 'footnoteReference':
      return both('')
    default: {
      if (!('children' in node)) return both('')
      const parts = node.children.map((child) => textOf(child))
      return {
        text: parts.map(({ text }) => text).join(''),
        bare: parts.map(({ bare }) => bare).join(''),
      }
    }
  }
}

function both(value: string): LineText {
  const text = value.replaceAll(/[\r\n\t]+/g, ' ')
  return { text, bare: text }
}
