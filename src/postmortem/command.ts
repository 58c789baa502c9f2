import { serviceOf } from '../config/select.ts'
import type { Context } from '../engine/context.ts'
import type { Answer } from '../engine/definition.ts'
import { OutageError } from '../errors.ts'
import { stringFlag, switchFlag, type Arguments } from '../parser/arguments.ts'
import { code, link, mention } from '../views/markdown.ts'
import { moment } from '../views/time.ts'
import { incidentOfIssue, lastIncident, type KnownIncident } from './incident.ts'
import { issueNumber } from './number.ts'
import { openPostMortem, type OpenedPostMortem } from './open.ts'
import { tickIncident } from './tick.ts'

/** `/postmortem`: of the incident named, of the issue where it is typed, or the service's last one. */
export async function answerPostMortem(context: Context, args: Arguments): Promise<Answer> {
  const { engine, settings } = context
  const incident = await incidentMeant(context, args)
  const refresh = switchFlag(args, 'refresh')
  const opened = await openPostMortem(engine, settings, incident, refresh)
  const { number, url } = opened.issue
  const evidence = { text: `post-mortem #${number}`, url }
  await tickIncident(context, incident, ['post-mortem-opened'], evidence)
  const where = link(`#${opened.issue.number}`, opened.issue.url)
  const of = link(`#${incident.number}`, incident.url)
  const headline = opened.isNew
    ? `The post-mortem ${where} of ${of} is open, filled in with what the record knows.`
    : refresh
      ? `Our parts of the post-mortem ${where} are drawn anew; what people wrote is as it was.`
      : `The post-mortem of ${of} is ${where} already.`
  return {
    outcome: 'succeeded',
    reply: { status: 'succeeded', headline, details: details(context, opened, refresh) },
  }
}

async function incidentMeant(context: Context, args: Arguments): Promise<KnownIncident> {
  const { engine, settings, invocation, issue } = context
  const named = issueNumber(args.words[0])
  const here = invocation.issue?.number
  const number = named ?? here
  if (number !== undefined) {
    const body = issue?.number === number ? issue.body : undefined
    const found = await incidentOfIssue(engine, settings, number, body)
    if (found) return found
    if (named !== undefined) {
      throw new OutageError('post-mortem-missing', `#${named} is no incident of ours.`)
    }
  }
  const service = stringFlag(args, 'service')
  const environment = stringFlag(args, 'env')
  return lastIncident(engine, settings, serviceOf(settings.config, service, environment))
}

function details(
  { engine }: Context,
  { record, missing, isNew }: OpenedPostMortem,
  refresh: boolean,
): string[] {
  const { dueAt, owner } = record
  const due = dueAt === undefined ? '' : `It is due ${moment(dueAt, engine.clock.now())}. `
  const who = owner === undefined ? '' : `${mention(owner)} sees that it is written. `
  return [
    ...(isNew ? [`${due}${who}Closing it files a ticket for each of its action items.`] : []),
    ...(missing.length === 0
      ? []
      : [`Somebody took these parts away, and they stay away: ${missing.map(code).join(', ')}.`]),
    ...(isNew || refresh ? [] : [`To draw our parts of it anew: ${code('/postmortem --refresh')}`]),
  ]
}
