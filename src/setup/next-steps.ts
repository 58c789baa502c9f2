import type { Answers } from './answers.ts'
import { workflowsOf } from './configuration.ts'
import { configPath } from './files.ts'
import type { Checkout } from '../hosting/set-up.ts'
import { stepVariablesOf } from './outage-workflow.ts'

/** What is left to do for people, in order, a sentence each. */
export function nextSteps(
  answers: Answers,
  repository: string | undefined,
  checkout: Checkout,
): readonly string[] {
  const { hosting } = answers
  const { setUp, given, provider } = hosting
  const secrets = stepVariablesOf(hosting).filter(({ isSecret }) => isSecret)
  const at = repository === undefined ? '' : ` --repo ${repository}`
  const rights = `docs/hosting/${provider}.md says which rights it needs`
  return [
    ...secrets.map(
      ({ name }) => `Make the secret ${name}: \`gh secret set ${name}${at}\` (${rights}).`,
    ),
    ...(setUp.next?.(given) ?? []),
    ...taught(answers, checkout),
    'Where the branch is protected: Settings → Actions → General → “Allow GitHub Actions to create and approve pull requests”.',
    `Make the label of the report's form: \`gh label create outage-report${at}\`.`,
    'Look the files over, commit them, and get them onto the default branch.',
    'Then see whether all of it works, which changes nothing: `outage doctor`.',
    `Rehearse an outage on this machine: \`outage drill --config ${configPath}\`.`,
  ]
}

/** What the deploy workflow has to learn. */
function taught({ hosting }: Answers, checkout: Checkout): string[] {
  if (workflowsOf(hosting).length === 0) return []
  const lacks = hosting.setUp.teach?.(checkout) ?? []
  const all = [...lacks, 'ask `command: /gate` first, so that nobody deploys into an incident']
  return [`Teach the deploy workflow to ${all.join(', and to ')}: docs/deploy-workflows.md.`]
}
