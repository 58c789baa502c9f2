import type { Answers } from './answers.ts'
import { workflowsOf } from './configuration.ts'
import { configPath } from './files.ts'
import { secretsOf } from './outage-workflow.ts'
import type { DeployWorkflow } from './workflows.ts'

/** What is left to do for people, in order, a sentence each. */
export function nextSteps(
  answers: Answers,
  repository: string | undefined,
  workflow: DeployWorkflow | undefined,
): readonly string[] {
  const { hosting } = answers
  const secrets = secretsOf(hosting).filter(({ isSecret }) => isSecret)
  const at = repository === undefined ? '' : ` --repo ${repository}`
  return [
    ...secrets.map(
      ({ name }) => `Make the secret ${name}: \`gh secret set ${name}${at}\` (${rights(name)}).`,
    ),
    ...(hosting.provider === 'vercel' && hosting.team === undefined
      ? [
          'Where the project belongs to a team, add `VERCEL_TEAM_ID: team_…` to the `env:` in .github/workflows/outage.yml.',
        ]
      : []),
    ...(hosting.provider === 'command'
      ? ['Pass what the deploy command needs to the `env:` in .github/workflows/outage.yml.']
      : []),
    ...taught(answers, workflow),
    'Where the branch is protected: Settings → Actions → General → “Allow GitHub Actions to create and approve pull requests”.',
    `Make the label of the report's form: \`gh label create outage-report${at}\`.`,
    'Look the files over, commit them, and get them onto the default branch.',
    'Then see whether all of it works, which changes nothing: `outage doctor`.',
    `Rehearse an outage on this machine: \`outage drill --config ${configPath}\`.`,
  ]
}

function rights(name: string): string {
  return name === 'VERCEL_TOKEN'
    ? 'docs/hosting/vercel.md says which rights it needs'
    : 'docs/hosting/render.md says which rights it needs'
}

/** What the deploy workflow has to learn. */
function taught({ hosting }: Answers, workflow: DeployWorkflow | undefined): string[] {
  if (workflowsOf(hosting).length === 0) return []
  const lacks =
    hosting.provider !== 'workflow' || workflow === undefined
      ? []
      : [
          ...(workflow.startable ? [] : ['start by hand (`on: workflow_dispatch`)']),
          ...(workflow.refInput === undefined ? ['take the commit as an input, `ref`'] : []),
        ]
  const all = [...lacks, 'ask `command: /gate` first, so that nobody deploys into an incident']
  return [`Teach the deploy workflow to ${all.join(', and to ')}: docs/deploy-workflows.md.`]
}
