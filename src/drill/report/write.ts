import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { drawPage } from '../../views/page.ts'
import type { Played } from '../played.ts'
import { readAssets, type Assets } from './assets.ts'
import { partsOf, type Part } from './parts.ts'

export type ReportPaths = { readonly html: string; readonly markdown: string }

/** Writes `report.html`, one file that asks the network for nothing, and `report.md`. */
export async function writeReports(
  directory: string,
  plays: readonly Played[],
): Promise<ReportPaths> {
  const paths = { html: join(directory, 'report.html'), markdown: join(directory, 'report.md') }
  const [assets] = await Promise.all([readAssets(), mkdir(directory, { recursive: true })])
  const parts = plays.flatMap(partsOf)
  await Promise.all([
    writeFile(paths.html, htmlReport(parts, assets)),
    writeFile(paths.markdown, markdownReport(parts)),
  ])
  return paths
}

/** Comments have a bar above them, and boxes to tick no bullets: as on GitHub. */
const style = `
.markdown-body:not(:has(> h1)) { padding-top: 0; overflow: hidden }
.markdown-body:not(:has(> h1)) > p:first-child { margin: 0 -24px 16px; padding: 8px 24px; background: var(--bgColor-muted, #f6f8fa); border-bottom: 1px solid var(--borderColor-default, #d1d9e0) }
.markdown-body li:has(> input[type=checkbox]) { list-style: none }
.markdown-body li > input[type=checkbox] { margin: 0 .4em .2em -1.4em; vertical-align: middle }
@media (max-width: 500px) { .markdown-body:not(:has(> h1)) > p:first-child { margin: 0 -12px 12px; padding: 8px 12px } }
`

/** A page with these parts, one below the other. */
export function htmlReport(parts: readonly Part[], assets: Assets): string {
  return drawPage({
    title: 'Outage drill',
    parts,
    render: assets.render,
    styles: [assets.style, style],
    scripts: assets.scripts,
  })
}

/** The same as Markdown. */
export function markdownReport(parts: readonly Part[]): string {
  const texts = parts.map(({ heading, markdown }) =>
    heading === undefined ? markdown : `## ${heading}\n\n${markdown}`,
  )
  return `# Outage drill\n\n${texts.join('\n\n---\n\n')}\n`
}
