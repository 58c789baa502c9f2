import type { Context } from '../engine/context.ts'
import type { Answer } from '../engine/definition.ts'
import { switchFlag, type Arguments } from '../parser/arguments.ts'
import { recordsBranch } from '../records/keys.ts'
import { drawHistoryTable } from '../views/history.ts'
import { link, prose } from '../views/markdown.ts'
import { drawMetrics } from '../views/metrics.ts'
import { publish, type Published } from './publish.ts'

/** Characters of the table that an answer shows. */
const shown = 12_000

/** `/history`: the newest outages, and the files that list them all. */
export async function answerHistory(
  { engine, settings }: Context,
  args: Arguments,
): Promise<Answer> {
  const found = await publish(engine, settings, switchFlag(args, 'rebuild'))
  const { all, drills } = found.metrics
  const of = `${all.incidents} ${all.incidents === 1 ? 'outage' : 'outages'}`
  const file = settings.config.history?.file
  const url = `${engine.github.url}/blob/${recordsBranch}/history.md`
  return {
    outcome: 'succeeded',
    reply: {
      status: 'succeeded',
      headline: `${of} so far${drills === 0 ? '' : `, and ${drills === 1 ? 'one drill' : `${drills} drills`}`}`,
      details: [
        drawHistoryTable(found.lines, shown),
        `All of it: ${link('history.md', url)}${file === undefined ? '' : ` and ${link(file, `${engine.github.url}/blob/HEAD/${file}`)}`}.`,
        ...remarks(found, file),
      ],
    },
  }
}

/** `/metrics`: the figures. */
export async function answerMetrics({ engine, settings }: Context): Promise<Answer> {
  const found = await publish(engine, settings)
  const { all } = found.metrics
  const url = `${engine.github.url}/blob/${recordsBranch}/metrics.md`
  return {
    outcome: 'succeeded',
    reply: {
      status: 'succeeded',
      headline: `Figures of ${all.incidents} ${all.incidents === 1 ? 'incident' : 'incidents'}`,
      details: [
        drawMetrics(found.metrics),
        `Kept in ${link('metrics.md', url)}.`,
        ...remarks(found, settings.config.history?.file),
      ],
    },
  }
}

/** What is left for people, of bringing the files up to date. */
function remarks(
  { missing, damaged, pull, refused }: Published,
  file: string | undefined,
): readonly string[] {
  return [
    ...(missing === 0
      ? []
      : [
          `${missing} older incidents are not listed yet: the next sweep, or this command again, goes on.`,
        ]),
    ...(damaged.length === 0
      ? []
      : [`Not listed, because they cannot be read: ${damaged.slice(0, 5).map(prose).join(' ')}`]),
    ...(pull
      ? [`Merge ${link(`#${pull.number}`, pull.url)} to bring it to the default branch.`]
      : []),
    ...(refused === undefined
      ? []
      : [`${link(file ?? '', undefined)} could not be changed: ${link(refused, undefined)}`]),
  ]
}
