import { fieldsIn, textOf } from '../../setup/parsed.ts'
import { secret, type SetUp } from '../set-up.ts'

const hint = '  # Only where something other than a workflow deploys, and tells GitHub of it:\n'

export const setUp: SetUp = {
  label: 'Vercel',
  questions: [
    {
      name: 'project',
      takes: '<name>',
      about: 'on Vercel',
      asks: 'Which project is it on Vercel?',
      shape: /\S/,
      refusal: 'Type its name.',
    },
  ],
  detect({ at }) {
    const linked = at.read('.vercel/project.json')
    if (linked === undefined && at.read('vercel.json') === undefined) return undefined
    const { projectId, projectName, orgId } = fieldsIn(linked)
    const project = textOf(projectName) ?? textOf(projectId)
    const team = textOf(orgId)
    return {
      sureness: 0.9,
      given: {
        ...(project === undefined ? {} : { project }),
        ...(team?.startsWith('team_') ? { team } : {}),
      },
      because: `${linked === undefined ? 'vercel.json' : '.vercel/project.json'} is there: Vercel`,
    }
  },
  configuration: ({ project = '' }) => ({ project }),
  env: ({ team }) => [
    secret('VERCEL_TOKEN'),
    ...(team === undefined ? [] : [{ name: 'VERCEL_TEAM_ID', value: team, isSecret: false }]),
  ],
  changes: () => [
    {
      from: `${hint}  # deployment_status:\n`,
      to: '  # Vercel deploys by itself, and tells GitHub of it.\n  deployment_status:\n',
    },
  ],
  next: ({ team }) =>
    team === undefined
      ? [
          'If the project belongs to a team, add `VERCEL_TEAM_ID: team_…` to the `env:` in .github/workflows/outage.yml.',
        ]
      : [],
}
