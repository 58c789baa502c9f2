import { readFileSync } from 'node:fs'
import type { Change, StepVariable } from '../hosting/set-up.ts'
import type { Answers } from './answers.ts'
import { scalar, workflowsOf } from './configuration.ts'
import type { Chosen } from './set-ups.ts'

const noEnvironment =
  '        # A secret of the repository: with an `environment:` every run would pass for a deployment.\n'

/**
 * `.github/workflows/outage.yml`: the one to copy, with the names of this repository, what its
 * hosting needs, and nothing that would never start.
 */
export function drawOutageWorkflow(answers: Answers): string {
  const { hosting, branch } = answers
  const own = hosting.setUp.changes?.({ branch: scalar(branch) }) ?? []
  const changes = [...own, ...triggers(hosting), environment(answers)]
  // Nobody needs an event that is commented out.
  return changes.reduce(apply, template()).replace(/^ {2}#.*\n {2}# deployment_status:\n/m, '')
}

// The bundler copies a file along only where its address is written like this.
function template(): string {
  return readFileSync(new URL('../../examples/workflows/outage.yml', import.meta.url), 'utf8')
}

function triggers(hosting: Chosen): Change[] {
  const names = workflowsOf(hosting)
  const changes: Change[] = [{ from: '[Deploy]', to: `[${names.map(scalar).join(', ')}]` }]
  if (names.length > 0) return changes
  return [
    ...changes.slice(1),
    { from: /^ {2}workflow_run:.*\n(?: {4}.*\n)+/m, to: '' },
    {
      from: /^ {2}# These two get[^\n]*\n[^\n]*\n/m,
      to: '  # This gets a token that may write, whoever sets it off. That is safe here: no code of theirs\n  # is checked out, and the action asks GitHub what the person may do.\n',
    },
  ]
}

function environment({ hosting }: Answers): Change {
  const env = stepVariablesOf(hosting).map(({ name, value, isSecret }) =>
    isSecret
      ? `          ${name}: ${value} # zizmor: ignore[secrets-outside-env]\n`
      : `          ${name}: ${scalar(value)}\n`,
  )
  const step = '          command: ${{ inputs.command }}\n'
  const to = env.length === 0 ? step : `${step}${noEnvironment}        env:\n${env.join('')}`
  return { from: step, to }
}

/** What the hosting's API takes, as the step's `env:` has it. */
export function stepVariablesOf({ setUp, given }: Chosen): readonly StepVariable[] {
  return setUp.env?.(given) ?? []
}

function apply(text: string, { from, to }: Change): string {
  const changed = text.replace(from, () => to)
  if (changed === text && !text.includes(to || '\u0000')) {
    throw new Error(`The workflow to copy has no place like ${String(from)}.`)
  }
  return changed
}
