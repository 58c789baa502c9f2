import { randomUUID } from 'node:crypto'
import * as core from '@actions/core'
import { likelySecrets, redact } from './secrets.ts'
import type { Result } from './engine/answer.ts'

/** The inputs of the action, as `action.yml` names them. */
export type Inputs = {
  readonly token: string
  readonly command: string
  readonly config: string
}

/** Reads the inputs, and keeps the token out of the log. */
export function readInputs(): Inputs {
  const token = core.getInput('github-token')
  if (token !== '') core.setSecret(token)
  return {
    token,
    command: core.getInput('command'),
    config: core.getInput('config') || '.github/outage.yml',
  }
}

/** Sets every output of the action. */
export function writeOutputs(result: Result): void {
  const outputs: Readonly<Record<string, string>> = {
    outcome: result.outcome,
    reason: result.reason ?? '',
    'incident-number': String(result.incident?.number ?? ''),
    'incident-url': result.incident?.url ?? '',
    'operation-id': result.operation ?? '',
    'rolled-back-to': result.rolledBackTo ?? '',
    verdict: result.verdict ?? '',
    result: JSON.stringify(result),
  }
  for (const [name, value] of Object.entries(outputs)) core.setOutput(name, hidden(value))
}

/** Text that may leave. */
const hidden = (text: string): string => redact(text, likelySecrets(process.env))

/** A line of the log. It may hold anybody's text: it cannot become a command of the runner's. */
export function log(line: string): void {
  core.info(
    hidden(line)
      .replaceAll(/[\r\n]+/g, ' ')
      // Both ways in which the runner takes commands: `::name::` and `##[name]`.
      .replaceAll(/:(?=:)|#(?=#\[)/g, '$&\u200b'),
  )
}

/** Characters of an annotation: more of it is not shown. */
const longestAnnotation = 4_000

/** A failure, as an annotation of the run. */
export function annotate(message: string): void {
  core.error(hidden(message).slice(0, longestAnnotation), { title: 'Outage Playbook' })
}

/** Something that is wrong and stopped nobody, as an annotation of the run. */
export function warn(message: string): void {
  core.warning(hidden(message).slice(0, longestAnnotation), { title: 'Outage Playbook' })
}

/** What nobody caught ends the step: Node.js itself would print it as it is, with all that it holds. */
export function guard(): void {
  process.once('uncaughtException', (error) => {
    annotate(error.stack ?? error.message)
    process.exit(core.ExitCode.Failure)
  })
}

/** What tells this process from all others of the same run. */
export type Process = { readonly nonce: string }

/** Makes up the identity of this process, and remembers it for the `post` step. */
export function newProcess(): Process {
  const nonce = randomUUID().slice(0, 8)
  core.saveState('nonce', nonce)
  return { nonce }
}

/** The identity of the main step's process, in the `post` step; nothing if that never got so far. */
export function mainProcess(): Process | undefined {
  const nonce = core.getState('nonce')
  return nonce === '' ? undefined : { nonce }
}

const remembered = new Set<string>()

/** Remembers a record for the `post` step, which answers for a run that was cancelled. */
export function remember(record: string): void {
  remembered.add(record)
  core.saveState('records', [...remembered].join('\n'))
}

/** The records that the main step remembered. */
export function recall(): readonly string[] {
  return core
    .getState('records')
    .split('\n')
    .filter((key) => key !== '')
}

/** Ends the step as failed. */
export function fail(): void {
  process.exitCode = core.ExitCode.Failure
}

/** Adds Markdown to the summary of the job. */
export async function summarize(markdown: string): Promise<void> {
  if (!process.env['GITHUB_STEP_SUMMARY']) return
  await core.summary.addRaw(hidden(markdown), true).write()
}
