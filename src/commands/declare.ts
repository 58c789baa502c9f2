import { OutageError } from '../errors.ts'
import type { EventBody } from '../incident/events.ts'
import { isOpenedBy } from '../incident/service.ts'
import { incidentName, openIncident, withOpened } from '../operations/opening.ts'
import { defaultSeverity, severityOf } from '../playbook/steps.ts'
import type { Playbook } from '../playbook/schema.ts'
import { code } from '../views/markdown.ts'
import { stringFlag, switchFlag } from '../parser/arguments.ts'
import type { Definition } from '../engine/definition.ts'
import { placeFlags } from './flags.ts'
import { done } from '../engine/deciding.ts'
import { answerAgain, withWords } from './declare-again.ts'
import { variablesNotice, withNotice } from './variables-notice.ts'

/** `/declare`: there is an outage. */
export const declare: Definition = {
  name: 'declare',
  summary: 'opens an incident',
  usage: '/declare [TITLE] [--severity P1] [--impact TEXT] [--drill] [--service NAME] [--env NAME]',
  examples: ['/declare', '/declare "Checkout answers 500" --severity P1 --impact "nobody can pay"'],
  permission: 'usual',
  grammar: {
    flags: {
      ...placeFlags,
      severity: { type: 'string' },
      impact: { type: 'string' },
      drill: { type: 'boolean' },
    },
    words: { least: 0, most: 50 },
  },
  concerns: 'service',
  async run(context, args) {
    const { settings, invocation } = context
    const severity = severityNamed(settings.playbook, stringFlag(args, 'severity'))
    const title = args.words.join(' ')
    const impact = stringFlag(args, 'impact')
    const typedSeverity = stringFlag(args, 'severity') === undefined ? undefined : severity
    const words = { title, impact, severity: typedSeverity }
    const isDrill = switchFlag(args, 'drill') || context.issue?.labels.includes('drill')
    const declared: EventBody = {
      type: 'declared',
      title,
      severity,
      trigger: {
        kind: 'person',
        summary: `declared by ${invocation.actor.login}`,
        ...(invocation.url === undefined ? {} : { url: invocation.url }),
      },
      ...(impact === undefined ? {} : { impact }),
      ...(isDrill ? { drill: true } : {}),
    }
    const known = context.file.value.incident
    // Whoever joins an incident learns nothing from it.
    const isNew = known === undefined || isOpenedBy(known, invocation.key)
    const noticing = isNew ? variablesNotice(context) : Promise.resolve(undefined)
    const { issue, joined } = await openIncident(
      context,
      (record) => {
        const opened = withOpened(context, record, [declared])
        const isOurs = isOpenedBy(opened.incident, invocation.key)
        return isOurs ? opened : withWords(context, opened, words)
      },
      async () => toList(await noticing),
    )
    const where = incidentName(issue)
    if (joined) return answerAgain(context, where, words)
    const reply = {
      ...done(`${where} is open, ${severity}.`),
      next: [
        { command: '/ack', why: 'To say that you are on it:' },
        { command: '/health', why: 'To see what is down:' },
        { command: '/rollback', why: 'To bring the last good release back:' },
      ],
    }
    return withNotice({ outcome: 'succeeded', reply }, await noticing)
  },
}

function toList<T>(one: T | undefined): T[] {
  return one === undefined ? [] : [one]
}

function severityNamed(playbook: Playbook, name: string | undefined): string {
  if (name === undefined) return defaultSeverity(playbook).id
  const wanted = severityOf(playbook, name)
  if (wanted) return wanted.id
  throw new OutageError('severity-unknown', `There is no severity ${code(name)}.`, {
    remedy: `The severities are ${playbook.severities.map(({ id }) => code(id)).join(', ')}.`,
  })
}
