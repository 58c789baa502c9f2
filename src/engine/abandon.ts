import { typedBy } from '../causes/table.ts'
import { commandOf } from '../causes/typed.ts'
import { serviceOf } from '../config/select.ts'
import { itself, type EventBody } from '../incident/events.ts'
import type { Claim, ServiceRecord } from '../incident/record.ts'
import { operationId, type Cause } from '../incident/service.ts'
import type { OperationState } from '../incident/state.ts'
import { sameRun, withFinished } from '../records/claims.ts'
import type { RecordFile } from '../records/file.ts'
import { code, prose } from '../views/markdown.ts'
import type { Result } from './answer.ts'
import { isStale } from './command.ts'
import type { Engine, Settings } from './context.ts'
import type { ReplyParts } from './definition.ts'
import { redraw } from './incident-issue.ts'
import { orphanedClaims } from './orphans.ts'
import { replyPoster } from './reply-poster.ts'
import { stateOf, withHappenings } from './ticking.ts'

/** Something of a record that nobody will go on with. */
type Leftover = { readonly claim?: Claim; readonly operation?: OperationState }

/**
 * Gives up what runs left behind in a service's record that are gone: claims older than the day in
 * which a command may run, and operations that no open claim stands behind. The operation ends as
 * failed, whoever asked is told, and the service is free for the next command. Returns how each
 * command ended, by its key. Telling is done as far as GitHub lets us: it keeps nobody from going on.
 */
export async function abandonStale(
  engine: Engine,
  file: RecordFile<ServiceRecord>,
  settings: Settings,
): Promise<ReadonlyMap<string, Result>> {
  const stale = file.value.claims.filter(
    ({ finished, invocation }) => !finished && isStale(engine, invocation),
  )
  const gone = await orphanedClaims(engine, { claims: stale }, [])
  const leftovers = leftoversOf(file.value, gone, settings)
  if (leftovers.length === 0) return new Map()
  const before = file.value
  await file.update((record) => abandoned(engine, settings, record, gone), 'Give up what was left')
  if (file.value !== before) {
    for (const leftover of leftovers) await tell(engine, file, settings, leftover)
    await drawAnew(engine, file, settings, leftovers).catch(() => undefined)
  }
  return new Map(gone.map(({ key }) => [key, { outcome: 'failed', reason: 'event-stale' }]))
}

/** What is left to give up: these claims with their operations, and operations that have none. */
function leftoversOf(
  record: ServiceRecord,
  gone: readonly Claim[],
  { playbook }: Settings,
): readonly Leftover[] {
  const all = stateOf(record, playbook)?.operations ?? []
  const running = all.filter(({ finishedAt }) => finishedAt === undefined)
  const held = new Set(
    record.claims.filter(({ finished }) => !finished).map(({ key }) => operationId(key)),
  )
  return [
    ...gone.map((claim) => {
      const operation = running.find(({ id }) => id === operationId(claim.key))
      return operation === undefined ? { claim } : { claim, operation }
    }),
    ...running.filter(({ id }) => !held.has(id)).map((operation) => ({ operation })),
  ]
}

/** Pure: asked again if others have changed the record meanwhile. */
function abandoned(
  engine: Engine,
  settings: Settings,
  record: ServiceRecord,
  gone: readonly Claim[],
): ServiceRecord {
  const now = engine.clock.now()
  const open = gone.filter(({ key, run }) =>
    record.claims.some((claim) => claim.key === key && !claim.finished && sameRun(claim.run, run)),
  )
  return leftoversOf(record, open, settings).reduce((before, { claim, operation }) => {
    const key = claim?.key ?? `abandoned:${operation?.id ?? ''}`
    const cause: Cause = { key, actor: itself, now }
    const after = withHappenings(before, settings.playbook, cause, ending(operation))
    const finished = { at: now.toISOString(), outcome: 'failed', reason: 'event-stale' }
    return claim === undefined ? after : withFinished(after, key, finished)
  }, record)
}

function ending(operation: OperationState | undefined): EventBody[] {
  if (operation === undefined) return []
  return [
    {
      type: 'operation-finished',
      operation: operation.id,
      outcome: 'failed',
      summary: 'given up: its run died, and nobody went on with it',
      reason: 'event-stale',
    },
  ]
}

/** Tells whoever asked, where an answer is expected and GitHub takes it. */
async function tell(
  engine: Engine,
  file: RecordFile<ServiceRecord>,
  { playbook }: Settings,
  { claim, operation }: Leftover,
): Promise<void> {
  if (claim === undefined) return
  const reply = replyPoster(engine, claim.invocation, claim)
  const issue = stateOf(file.value, playbook)?.issue
  if (issue && operation) reply.place(issue.number)
  await reply.show(given(claim, operation)).catch(() => undefined)
}

function given(claim: Claim, operation: OperationState | undefined): ReplyParts {
  const line = typedBy(claim.invocation)
  const what = operation ? prose(operation.title) : line === '' ? 'it' : code(line)
  const steps = (operation?.steps ?? []).map(({ title, status, milliseconds, evidence }) => ({
    title,
    status: status === 'running' ? ('failed' as const) : status,
    ...(milliseconds === undefined ? {} : { milliseconds }),
    ...(evidence === undefined ? {} : { evidence }),
  }))
  return {
    status: 'failed',
    headline: `**Given up: the run of ${what} died, and nobody went on with it for a day.**`,
    details: ['What it had begun may have happened. `/health` shows how things are now.'],
    ...(steps.length === 0 ? {} : { steps }),
    ...(line === '' ? {} : { next: [{ command: line, why: 'To ask for it again:' }] }),
    ...(operation === undefined ? {} : { operation: operation.id }),
  }
}

/** The issue of the incident says that nothing is under way any more. */
async function drawAnew(
  engine: Engine,
  file: RecordFile<ServiceRecord>,
  settings: Settings,
  leftovers: readonly Leftover[],
): Promise<void> {
  const state = stateOf(file.value, settings.playbook)
  const claim = leftovers.find((one) => one.claim)?.claim
  const { service, environment } = file.value
  if (state === undefined || !leftovers.some(({ operation }) => operation)) return
  const invocation = claim?.invocation ?? {
    key: 'abandoned',
    cause: commandOf('refresh'),
    actor: { login: itself, kind: 'itself' as const },
    at: engine.clock.now().toISOString(),
  }
  const drawing = {
    engine,
    settings,
    file,
    invocation,
    place: serviceOf(settings.config, service, environment),
    commands: engine.commands.all().map(({ usage, summary }) => ({ usage, summary })),
    state: () => state,
  }
  await redraw(drawing, state, false)
}
