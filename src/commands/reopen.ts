import { OutageError } from '../errors.ts'
import type { ServiceRecord } from '../incident/record.ts'
import { openRecord } from '../records/file.ts'
import { archiveShape } from '../records/shapes.ts'
import { causeOf, done } from '../engine/deciding.ts'
import type { ServiceContext } from '../engine/context.ts'
import type { ActingDefinition, Definition } from '../engine/definition.ts'
import { stateOf, withHappenings } from '../engine/ticking.ts'
import { placeFlags } from './flags.ts'

const run: ActingDefinition['run'] = async (context, args) => {
  const archived = await archivedIncident(context)
  const reason = args.words.join(' ').trim() || `${context.invocation.actor.login} asked for it`
  await context.commit((record) => reopened(context, record, archived, reason), 'Reopen')
  if (archived) {
    const { showHistory } = await import('../history/record.ts')
    await showHistory(context.engine, context.settings)
  }
  return {
    outcome: 'succeeded',
    reply: {
      ...done('The incident is open again.'),
      next: [
        { command: '/health', why: 'To see how it is now:' },
        { command: '/rollback', why: 'To bring the last good release back:' },
      ],
    },
  }
}

/** `/reopen`: it is not over after all. */
export const reopen: Definition = {
  name: 'reopen',
  summary: 'opens an incident again that was resolved or closed',
  usage: '/reopen [REASON]',
  examples: ['/reopen', '/reopen Customers still report errors'],
  permission: 'usual',
  grammar: { flags: placeFlags, words: 'text' },
  concerns: 'service',
  run,
  afterClosing: run,
}

/** The closed incident whose issue the command was typed in. */
async function archivedIncident(context: ServiceContext) {
  const number = context.invocation.issue?.number
  if (number === undefined || context.file.value.incident) return undefined
  const { records, clock } = context.engine
  return (await openRecord(records, archiveShape(number), clock)).value?.incident
}

function reopened(
  context: ServiceContext,
  record: ServiceRecord,
  archived: ServiceRecord['incident'],
  reason: string,
): ServiceRecord {
  const incident = record.incident ?? archived
  const { playbook } = context.settings
  if (incident === undefined) {
    throw new OutageError('incident-missing', 'There is no incident to open again.', {
      remedy: 'Type `/reopen` in the issue of the incident, or `/declare` a new one.',
    })
  }
  const state = stateOf({ ...record, incident }, playbook)
  const isOurs = incident.events.some(({ id }) => id.startsWith(`${context.invocation.key}:`))
  if (state?.status === 'open' && !isOurs) {
    throw new OutageError('incident-open', 'The incident is open.')
  }
  const closed = record.closed?.filter(({ id }) => id !== incident.id) ?? []
  return withHappenings({ ...record, incident, closed }, playbook, causeOf(context), [
    { type: 'reopened', reason, recurrence: false },
  ])
}
