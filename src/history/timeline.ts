import type { Context } from '../engine/context.ts'
import type { Answer, ReplyParts } from '../engine/definition.ts'
import { OutageError } from '../errors.ts'
import { fold } from '../incident/fold.ts'
import type { IncidentState } from '../incident/state.ts'
import { stringFlag, switchFlag, type Arguments } from '../parser/arguments.ts'
import { details } from '../views/issue/details.ts'
import { mostCharacters } from '../views/length.ts'
import { fence, link } from '../views/markdown.ts'
import { drawTimelineTable, timelineCsv, timelineJson } from '../views/timeline.ts'
import { findIncident } from './find.ts'

/** Entries above which an answer is folded. */
const unfolded = 30

/** `/timeline`: everything that happened in an incident, to take away. */
export async function answerTimeline(
  { engine, settings, issue }: Context,
  args: Arguments,
): Promise<Answer> {
  const incident = await findIncident(engine, settings.config, {
    number: numberFlag(args),
    service: stringFlag(args, 'service'),
    environment: stringFlag(args, 'env'),
    issue,
  })
  const state = fold(incident, settings.playbook.phases[0]?.id ?? '')
  return { outcome: 'succeeded', reply: replyOf(state, args, engine.run.url) }
}

function numberFlag(args: Arguments): number | undefined {
  const typed = stringFlag(args, 'incident')
  if (typed === undefined) return undefined
  const number = Number(typed.replace(/^#/, ''))
  if (Number.isSafeInteger(number) && number > 0) return number
  throw new OutageError('command-invalid', `“${typed}” is not the number of an incident.`)
}

function replyOf(state: IncidentState, args: Arguments, run: string | undefined): ReplyParts {
  const text = switchFlag(args, 'json')
    ? fence(JSON.stringify(timelineJson(state), null, 2), 'json')
    : switchFlag(args, 'csv')
      ? fence(timelineCsv(state), 'csv')
      : drawTimelineTable(state)
  const count = state.timeline.length
  const folded = count > unfolded ? details('Timeline', `${count} entries`, text) : text
  const isLong = text.length > mostCharacters - 2_000 && run !== undefined
  return {
    status: 'succeeded',
    headline: `The timeline of ${link(`#${state.issue?.number ?? ''}`, state.issue?.url)}: ${count} entries, times in UTC`,
    details: [
      ...(isLong
        ? [`It is too long for a comment: ${link('the summary of this run', run)} has it whole.`]
        : []),
      folded,
    ],
  }
}
