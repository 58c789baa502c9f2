import { fieldsIn, fieldsOf, textOf } from '../../setup/parsed.ts'
import type { Change, SetUp } from '../set-up.ts'

const checkout = 'actions/checkout@08c6903cd8c0fde910a37f88322edcfb5dd907a8 # v5.0.0'

const step = '          command: ${{ inputs.command }}\n'

export const setUp: SetUp = {
  label: 'A command line',
  questions: [
    {
      name: 'deploy',
      takes: '<command>',
      about: 'the command line that deploys',
      asks: 'Which command deploys it?',
      proposal: 'npm run deploy',
      shape: /\S/,
      refusal: 'Type the command line.',
    },
  ],
  detect({ at }) {
    const scripts = fieldsOf(fieldsIn(at.read('package.json'))['scripts'])
    if (textOf(scripts['deploy']) === undefined) return undefined
    return {
      sureness: 0.5,
      given: {
        deploy: 'npm run deploy',
        ...(textOf(scripts['running']) ? { running: 'npm run --silent running' } : {}),
      },
      because: 'package.json has a script `deploy`: a command',
    }
  },
  complete: (given, { workflow }) =>
    workflow === undefined ? given : { ...given, workflow: workflow.name },
  configuration: ({ deploy = '', running }) => ({
    deploy,
    ...(running === undefined ? {} : { running }),
  }),
  workflows: ({ workflow }) => (workflow === undefined ? [] : [workflow]),
  changes: ({ branch }) => [environment, ...checkedOut(branch)],
  next: () => ['Pass what the deploy command needs to the `env:` in .github/workflows/outage.yml.'],
}

const environment: Change = {
  from: step,
  to: `${step}        # What the deploy command needs, by name:\n        # env:\n        #   DEPLOY_TOKEN: \${{ secrets.DEPLOY_TOKEN }}\n`,
}

function checkedOut(branch: string): readonly Change[] {
  return [
    {
      from: '    steps:\n',
      to: [
        '    steps:',
        '      # The command runs in a worktree of this clone, which holds every commit of the branch.',
        `      - uses: ${checkout}`,
        '        with:',
        `          ref: ${branch}`,
        '          fetch-depth: 0',
        '          persist-credentials: false',
        '',
      ].join('\n'),
    },
  ]
}
