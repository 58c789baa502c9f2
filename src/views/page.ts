import { html } from './markdown.ts'

/** A page for a browser, made of Markdown as GitHub would show it. */
export type Page = {
  readonly title: string
  /** Parts of Markdown, one below the other, each in a box of its own. */
  readonly parts: readonly { readonly heading?: string; readonly markdown: string }[]
  /** Turns Markdown into HTML; `marked.parse` is one. */
  readonly render: (markdown: string) => string
  /** Style sheets, such as `github-markdown-css`. */
  readonly styles?: readonly string[]
  /** Scripts, such as mermaid's; trusted, and put in as they are. */
  readonly scripts?: readonly string[]
}

const own = `
body { margin: 0; padding: 16px; background: var(--bgColor-muted, #f6f8fa) }
.markdown-body { max-width: 860px; margin: 0 auto 16px; padding: 16px 24px; border-radius: 6px; border: 1px solid #d1d9e0; box-sizing: border-box }
.markdown-body summary { cursor: pointer; margin: 4px 0 }
@media (max-width: 500px) { body { padding: 0 } .markdown-body { padding: 12px } }
`

/** One file that needs nothing else: no address is asked when it is opened. */
export function drawPage({ title, parts, render, styles = [], scripts = [] }: Page): string {
  const body = parts.map(({ heading, markdown }) => {
    const head = heading === undefined ? '' : `<h1>${html(heading)}</h1>\n`
    return `<article class="markdown-body">\n${head}${likeGitHub(render(markdown))}\n</article>`
  })
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${html(title)}</title>`,
    ...[...styles, own].map(
      (style) => `<style>${style.replaceAll('</style', '<\\/style')}</style>`,
    ),
    '</head>',
    '<body>',
    ...body,
    ...scripts.map((script) => `<script>${script.replaceAll('</script', '<\\/script')}</script>`),
    '</body>',
    '</html>',
    '',
  ].join('\n')
}

/** What GitHub adds to Markdown: alerts, and diagrams in code blocks. */
function likeGitHub(rendered: string): string {
  return rendered
    .replaceAll(
      /<blockquote>\s*<p>\[!(CAUTION|WARNING|NOTE|TIP|IMPORTANT)\](?:<br\s*\/?>)?\s*([\s\S]*?)<\/blockquote>/g,
      (_, kind: string, rest: string) => alert(kind.toLowerCase(), rest),
    )
    .replaceAll(
      /<pre><code class="language-mermaid">([\s\S]*?)<\/code><\/pre>/g,
      '<pre class="mermaid">$1</pre>',
    )
}

function alert(kind: string, rest: string): string {
  const name = `${kind.charAt(0).toUpperCase()}${kind.slice(1)}`
  return `<div class="markdown-alert markdown-alert-${kind}"><p class="markdown-alert-title">${name}</p>\n<p>${rest}</div>`
}
