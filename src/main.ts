import { explained, type Result } from './engine/answer.ts'
import { carryOut } from './engine/carry-out.ts'
import { isRefusal, OutageError } from './errors.ts'
import type { Ahead } from './github/ahead.ts'
import * as io from './io.ts'
import { commandInput } from './triggers/command-input.ts'
import { waitingIn } from './triggers/catch-up.ts'
import type { GitHubEvent, Request } from './triggers/event.ts'
import { isIncident } from './triggers/issue.ts'
import { triggers } from './triggers/table.ts'
import type { Reply } from './views/reply.ts'
import { drawSummaries } from './views/summary.ts'
import { drawAnnotation, progressLog } from './views/log.ts'
import { wireAction, type Wired } from './action.ts'

// In one chunk with it: what they share would be a chunk more for every run to load.
export { post } from './post.ts'

/** Everything that an event asks for, done in order; the outputs are those of the last. */
export async function main(event: GitHubEvent | undefined, ahead?: Ahead): Promise<void> {
  io.guard()
  const inputs = io.readInputs()
  const last = new Map<string, Reply>()
  const show = progressLog(io.log)
  let wired: Wired | undefined
  try {
    wired = wireAction(process.env, inputs, io.newProcess(), {
      show: (reply) => {
        last.set(reply.key, reply)
        show(reply)
      },
      log: io.log,
      signal: stopSignal(),
      remember: io.remember,
      warn: io.warn,
      ...(ahead === undefined ? {} : { ahead }),
    })
    const request = await requestOf(event, inputs, wired)
    const result = await perform(wired, request)
    await io.summarize(drawSummaries([...last.values()]))
    io.writeOutputs(result)
    conclude(result, [...last.values()], inputs.command !== '')
  } catch (error) {
    stop(explained(error))
  } finally {
    await wired?.engine.close()
    ahead?.close()
  }
}

async function requestOf(
  event: GitHubEvent | undefined,
  inputs: io.Inputs,
  { engine, actor, step }: Wired,
): Promise<Request> {
  if (inputs.command.trim() !== '') {
    const now = engine.clock.now()
    return commandInput(inputs.command, { login: actor, run: engine.run, step, now })
  }
  const trigger = event && triggers[event.name]
  if (event === undefined || trigger === undefined) {
    throw new OutageError(
      'event-invalid',
      'The event file is missing, or of a kind that we do not know.',
    )
  }
  return trigger(event, engine.config)
}

/** Commands that wait in the same incident are carried out too, unless somebody is in a hurry. */
async function perform({ engine }: Wired, { invocations, issue }: Request): Promise<Result> {
  const urgent = invocations.some(
    ({ cause }) => cause.kind === 'typed' && cause.name === 'rollback',
  )
  const waiting = !urgent && issue && isIncident(issue) ? waitingIn(engine, issue) : undefined
  const result = await carryOut(engine, invocations, issue, waiting?.decidable)
  const missed = (await waiting?.others()) ?? []
  await carryOut(engine, missed, issue, undefined)
  return result
}

/** A refused comment has had its answer; a workflow that asked must stop. */
function conclude(result: Result, replies: readonly Reply[], fromInput: boolean): void {
  if (result.outcome !== 'failed' && !(result.outcome === 'refused' && fromInput)) return
  const wrong = replies.findLast(({ status }) => status === 'failed' || status === 'refused')
  const reason = result.reason ?? 'unexpected'
  io.annotate(wrong ? drawAnnotation(wrong, reason) : `${result.outcome} (${reason})`)
  io.fail()
}

function stop(error: OutageError): void {
  io.annotate(`${error.message} ${error.remedy} (${error.code})`)
  io.writeOutputs({ outcome: isRefusal(error.code) ? 'refused' : 'failed', reason: error.code })
  io.fail()
}

/** Aborted when the runner asks the process to end; what is running stops at its next step. */
function stopSignal(): AbortSignal {
  const stop = new AbortController()
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(name, () => stop.abort(new OutageError('cancelled', 'The run was cancelled.')))
  }
  return stop.signal
}
