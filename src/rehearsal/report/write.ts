import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { drawPage } from '../../views/page.ts'
import type { Played } from '../drill/play.ts'
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

/** A page with these parts, one below the other. */
export function htmlReport(parts: readonly Part[], assets: Assets): string {
  return drawPage({
    title: 'Outage drill',
    parts,
    render: assets.render,
    styles: [assets.style],
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
