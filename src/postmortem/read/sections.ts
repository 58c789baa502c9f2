import type { Heading as HeadingNode, Root, RootContent } from 'mdast'
import { headingOf } from '../../views/post-mortem/headings.ts'
import { spanOf, textOf } from './tree.ts'

/** A part of a post-mortem, and the heading that it stands under. */
export type Placed = {
  readonly node: RootContent
  /** Id of the heading that we know, if it stands under one. */
  readonly section?: string
  /** Title of the nearest heading above it. */
  readonly title: string
}

/** Every part of a post-mortem that people wrote, and ids of the headings that it has. */
export type Sections = { readonly parts: readonly Placed[]; readonly known: ReadonlySet<string> }

/** A post-mortem in parts, each with the heading that it stands under. Our own are left out. */
export function readSections(root: Root): Sections {
  const parts: Placed[] = []
  const known = new Set<string>()
  let title = ''
  let section: { readonly id: string; readonly depth: number } | undefined
  let ours: string | undefined
  for (const node of root.children) {
    const mark = node.type === 'html' ? partMark(node.value) : undefined
    if (mark !== undefined) {
      ours = mark.begins ? mark.id : undefined
      continue
    }
    if (ours !== undefined) continue
    if (node.type === 'heading') {
      title = textOf(node).text.trim()
      const id = idOf(node, title)
      if (id !== undefined) {
        section = { id, depth: node.depth }
        known.add(id)
      }
      if (id === undefined && section && node.depth <= section.depth) section = undefined
      continue
    }
    parts.push({ node, title, ...(section ? { section: section.id } : {}) })
  }
  return { parts, known }
}

/** The comment behind the heading says which it is, else its words. */
function idOf(node: HeadingNode, title: string): string | undefined {
  const marks = node.children.flatMap((child) =>
    child.type === 'html' ? (/^<!-- heading:([\w-]+) -->$/.exec(child.value)?.[1] ?? []) : [],
  )
  return marks[0] ?? headingOf(title)?.id
}

function partMark(html: string): { readonly id: string; readonly begins: boolean } | undefined {
  const [, close, id] = /^<!-- (\/?)outage-playbook:part ([\w-]+) -->\s*$/.exec(html) ?? []
  return id === undefined ? undefined : { id, begins: close === '' }
}

/** What stands under a heading that we know, as it was written. */
export function sectionTexts(text: string, root: Root): ReadonlyMap<string, string> {
  const { parts, known } = readSections(root)
  const texts = new Map([...known].map((id) => [id, '']))
  for (const { node, section } of parts) {
    if (section === undefined) continue
    const { start, end } = spanOf(node)
    texts.set(section, `${texts.get(section) ?? ''}${text.slice(start, end)}\n`)
  }
  return texts
}
