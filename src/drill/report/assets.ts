import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { root } from '../root.ts'

export type Assets = {
  readonly style: string
  /** Mermaid, and the line that starts it. */
  readonly scripts: readonly string[]
  readonly render: (markdown: string) => string
}

/** What a page needs to look as on GitHub without asking the network for anything. */
export async function readAssets(): Promise<Assets> {
  const [style, mermaid, { Marked }] = await Promise.all([
    read('github-markdown-css/github-markdown.css'),
    read('mermaid/dist/mermaid.min.js'),
    import('marked'),
  ])
  const marked = new Marked({ gfm: true, async: false })
  return {
    style,
    scripts: [mermaid, start],
    render: (markdown) => marked.parse(markdown, { async: false }),
  }
}

const start =
  "mermaid.initialize({ startOnLoad: true, theme: matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'default' })"

async function read(path: string): Promise<string> {
  try {
    return await readFile(join(root, 'node_modules', path), 'utf8')
  } catch (cause) {
    throw new Error(`The report needs node_modules/${path}. Run \`npm ci\` and try again.`, {
      cause,
    })
  }
}
