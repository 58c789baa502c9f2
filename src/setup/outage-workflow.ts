import { readFileSync } from 'node:fs'
import type { Answers, HostingAnswer } from './answers.ts'
import { scalar, workflowsOf } from './configuration.ts'

/** A part of the workflow to copy, and what stands there instead. */
type Change = { readonly from: string | RegExp; readonly to: string }

const checkout = 'actions/checkout@08c6903cd8c0fde910a37f88322edcfb5dd907a8 # v5.0.0'

const noEnvironment =
  '        # A secret of the repository: with an `environment:` every run would pass for a deployment.\n'

/**
 * `.github/workflows/outage.yml`: the one to copy, with the names of this repository, what its
 * hosting needs, and nothing that would never start.
 */
export function drawOutageWorkflow(answers: Answers): string {
  return [...triggers(answers.hosting), ...steps(answers)].reduce(apply, template())
}

// The bundler copies a file along only where its address is written like this.
function template(): string {
  return readFileSync(new URL('../../examples/workflows/outage.yml', import.meta.url), 'utf8')
}

function triggers(hosting: HostingAnswer): Change[] {
  const names = workflowsOf(hosting)
  const told = '  # Only where something other than a workflow deploys, and tells GitHub of it:\n'
  const changes: Change[] = [
    { from: '[Deploy]', to: `[${names.map(scalar).join(', ')}]` },
    // Vercel tells GitHub of what it deploys.
    hosting.provider === 'vercel'
      ? {
          from: `${told}  # deployment_status:\n`,
          to: '  # Vercel deploys by itself, and tells GitHub of it.\n  deployment_status:\n',
        }
      : { from: `${told}  # deployment_status:\n`, to: '' },
  ]
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

function steps({ hosting, branch }: Answers): Change[] {
  const env = secretsOf(hosting).map(({ name, value, isSecret }) =>
    isSecret
      ? `          ${name}: ${value} # zizmor: ignore[secrets-outside-env]\n`
      : `          ${name}: ${value}\n`,
  )
  const step = '          command: ${{ inputs.command }}\n'
  const changes: Change[] = [
    {
      from: step,
      to: env.length === 0 ? step : `${step}${noEnvironment}        env:\n${env.join('')}`,
    },
  ]
  if (hosting.provider !== 'command') return changes
  return [
    {
      from: step,
      to: `${step}        # What the deploy command needs, by name:\n        # env:\n        #   DEPLOY_TOKEN: \${{ secrets.DEPLOY_TOKEN }}\n`,
    },
    {
      from: '    steps:\n',
      to: [
        '    steps:',
        '      # The command runs in a worktree of this clone, which holds every commit of the branch.',
        `      - uses: ${checkout}`,
        '        with:',
        `          ref: ${scalar(branch)}`,
        '          fetch-depth: 0',
        '          persist-credentials: false',
        '',
      ].join('\n'),
    },
  ]
}

/** What the hosting's API takes, as the step's `env:` has it. */
export function secretsOf(
  hosting: HostingAnswer,
): readonly { readonly name: string; readonly value: string; readonly isSecret: boolean }[] {
  const secret = (name: string) => ({ name, value: `\${{ secrets.${name} }}`, isSecret: true })
  if (hosting.provider === 'render') return [secret('RENDER_API_KEY')]
  if (hosting.provider !== 'vercel') return []
  const { team } = hosting
  return [
    secret('VERCEL_TOKEN'),
    ...(team === undefined
      ? []
      : [{ name: 'VERCEL_TEAM_ID', value: scalar(team), isSecret: false }]),
  ]
}

function apply(text: string, { from, to }: Change): string {
  const changed = text.replace(from, () => to)
  if (changed === text && !text.includes(to || '\u0000')) {
    throw new Error(`The workflow to copy has no place like ${String(from)}.`)
  }
  return changed
}
