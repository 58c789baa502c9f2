import { typedBy } from '../causes/table.ts'
import { itself, type EventBody } from '../incident/events.ts'
import type { Claim, ServiceRecord } from '../incident/record.ts'
import { operationId } from '../incident/service.ts'
import type { OperationState } from '../incident/state.ts'
import { withEntries } from '../outbox/entries.ts'
import { sameRun, withFinished } from '../records/claims.ts'
import { openRecord, type RecordFile } from '../records/file.ts'
import { shapeOf } from '../records/shapes.ts'
import { serviceOf } from '../config/select.ts'
import type { Engine, Settings } from './context.ts'
import { allowedAt, decidable } from './decidable.ts'
import type { ReplyParts } from './definition.ts'
import { tellLeftIn } from './left.ts'
import { replyEntry } from './outbox.ts'
import { replyPoster } from './reply-poster.ts'
import { runTogether } from './run-together.ts'
import { stateOf, withHappenings } from './ticking.ts'

/**
 * Finishes what a cancelled run had taken on in a record. What only had to be decided is decided and
 * answered; else the operation ends as cancelled, whoever asked is told what was done and what was
 * not, and the claims are given back.
 */
export async function giveUp(engine: Engine, key: string): Promise<void> {
  const shape = shapeOf(key)
  if (shape === undefined) return
  const file = await openRecord(engine.records, shape, engine.clock)
  const settings = await engine.settings()
  await decide(engine, file, settings)
  const issue = stateOf(file.value, settings.playbook)?.issue
  const own = (file.value.outbox ?? []).filter(({ run }) => run && sameRun(run, engine.run))
  await tellLeftIn(engine, file, own)
  for (const claim of unfinished(engine, file)) {
    const operation = operationOf(file.value, claim, settings)
    const reply = replyPoster(engine, claim.invocation, claim)
    if (issue && operation) reply.place(issue.number)
    const parts = stopped(claim, operation)
    // That it was stopped is recorded whatever becomes of the reply.
    const isTold = await reply.show(parts).then(
      () => true,
      () => false,
    )
    const said = isTold ? undefined : reply.values(parts)
    const entries = said ? [replyEntry(engine, said.issue, said.reply)] : []
    await file.update(
      (record) => withEntries(givenBack(record, claim, operation, engine, settings), entries),
      `Give ${claim.key} back`,
    )
  }
}

function unfinished({ run }: Engine, { value }: RecordFile<ServiceRecord>): readonly Claim[] {
  return value.claims.filter((claim) => !claim.finished && sameRun(claim.run, run))
}

/** It takes a moment: those commands need not be asked for again. */
async function decide(
  engine: Engine,
  file: RecordFile<ServiceRecord>,
  settings: Settings,
): Promise<void> {
  const { service, environment } = file.value
  const jobs = unfinished(engine, file).flatMap(
    ({ invocation }) => decidable(engine, invocation) ?? [],
  )
  if (jobs.length === 0) return
  const place = serviceOf(settings.config, service, environment)
  const allowed = await allowedAt(engine, jobs, settings.config, place)
  await runTogether(engine, allowed, { settings, open: { place, file } })
}

function operationOf(
  record: ServiceRecord,
  claim: Claim,
  { playbook }: Settings,
): OperationState | undefined {
  const id = operationId(claim.key)
  return stateOf(record, playbook)?.operations.find((operation) => operation.id === id)
}

function stopped(claim: Claim, operation: OperationState | undefined): ReplyParts {
  const steps = (operation?.steps ?? []).map(({ title, status, milliseconds, evidence }) => ({
    title,
    status: status === 'running' ? ('failed' as const) : status,
    ...(milliseconds === undefined ? {} : { milliseconds }),
    ...(evidence === undefined ? {} : { evidence }),
  }))
  return {
    status: 'failed',
    headline:
      '**Stopped: the run was cancelled.** What was begun may still be going on at the hosting.',
    ...(steps.length === 0 ? {} : { steps }),
    next: [
      operation === undefined
        ? { command: typedBy(claim.invocation), why: 'To ask for it again:' }
        : { command: '/retry', why: 'To go on:' },
    ].filter(({ command }) => command !== ''),
    ...(operation === undefined ? {} : { operation: operation.id }),
  }
}

function givenBack(
  record: ServiceRecord,
  claim: Claim,
  operation: OperationState | undefined,
  engine: Engine,
  { playbook }: Settings,
): ServiceRecord {
  const now = engine.clock.now()
  const finished = { at: now.toISOString(), outcome: 'failed', reason: 'cancelled' }
  const ended: EventBody[] =
    operation && operation.finishedAt === undefined
      ? [
          {
            type: 'operation-finished',
            operation: operation.id,
            outcome: 'cancelled',
            summary: 'stopped: the run was cancelled',
            reason: 'cancelled',
          },
        ]
      : []
  const cause = { key: claim.key, actor: itself, now }
  return withFinished(withHappenings(record, playbook, cause, ended), claim.key, finished)
}
