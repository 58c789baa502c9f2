import { writeFile } from 'node:fs/promises'
import type { Engine, Settings } from '../engine/context.ts'
import { OutageError } from '../errors.ts'
import { findIncident } from '../history/find.ts'
import { readLines, type Lines } from '../history/lines.ts'
import { contextOf } from '../history/targets.ts'
import { fold } from '../incident/fold.ts'
import { metricsOf } from '../incident/metrics.ts'
import { historyCsv, drawHistoryText } from '../views/history-text.ts'
import { drawMetricsPage } from '../views/metrics-page.ts'
import { drawMetricsText } from '../views/metrics-text.ts'
import { metricsCsv } from '../views/metrics.ts'
import { drawTimelineText, timelineCsv, timelineJson } from '../views/timeline.ts'
import { looking } from './engine.ts'
import type { GlobalOptions } from './options.ts'
import { guarded, printJson } from './output.ts'

type Forms = { readonly json?: boolean; readonly csv?: boolean }

/** `outage history`: every outage so far. */
export async function history(options: GlobalOptions & Forms): Promise<void> {
  await withLines(options, async ({ lines }) => {
    if (options.json) return printJson(lines)
    print(options.csv ? historyCsv(lines) : drawHistoryText(lines))
  })
}

/** `outage metrics`: the figures, as text, for programs, or as a page with charts. */
export async function metrics(
  options: GlobalOptions & Forms & { readonly html?: string },
): Promise<void> {
  await withLines(options, async ({ lines, actionItems }, engine, settings) => {
    const found = metricsOf(lines, contextOf(settings, actionItems, engine.clock.now()))
    if (options.html !== undefined) {
      const page = drawMetricsPage(found, lines, engine.github.name)
      await writeFile(options.html, page)
      process.stderr.write(`Written to ${options.html}.\n`)
    }
    if (options.json) printJson(found)
    else if (options.csv) print(metricsCsv(found))
    else if (options.html === undefined) print(drawMetricsText(found))
  })
}

/** `outage timeline`: everything that happened in one incident. */
export async function timeline(
  options: GlobalOptions &
    Forms & { readonly incident?: string; readonly service?: string; readonly env?: string },
): Promise<void> {
  const show = async (engine: Engine): Promise<void> => {
    const { config, playbook } = await engine.settings()
    const number = options.incident === undefined ? undefined : Number(options.incident)
    if (number !== undefined && !(number > 0)) {
      throw new OutageError('command-invalid', `“${options.incident}” is not a number.`)
    }
    const wanted = { number, service: options.service, environment: options.env }
    const incident = await findIncident(engine, config, wanted)
    const state = fold(incident, playbook.phases[0]?.id ?? '')
    if (options.json) printJson(timelineJson(state))
    else print(options.csv ? timelineCsv(state) : drawTimelineText(state))
  }
  await guarded(options, () => looking(options, show))
}

async function withLines(
  options: GlobalOptions,
  work: (found: Lines, engine: Engine, settings: Settings) => Promise<void>,
): Promise<void> {
  const show = async (engine: Engine): Promise<void> => {
    const settings = await engine.settings()
    const found = await readLines(engine, settings.config)
    await work(found, engine, settings)
    for (const what of found.damaged) process.stderr.write(`Left out: ${what}\n`)
    if (found.missing > 0)
      process.stderr.write(`${found.missing} older incidents are still to be read.\n`)
  }
  await guarded(options, () => looking(options, show))
}

function print(text: string): void {
  process.stdout.write(text.endsWith('\n') ? text : `${text}\n`)
}
