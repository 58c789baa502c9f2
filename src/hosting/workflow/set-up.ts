import { OutageError } from '../../errors.ts'
import { workflowNamed } from '../../setup/workflows.ts'
import type { SetUp } from '../set-up.ts'

export const setUp: SetUp = {
  label: 'A deploy workflow of this repository',
  questions: [
    {
      name: 'workflow',
      takes: '<file>',
      about: 'the deploy workflow, below .github/workflows',
      asks: 'Which workflow deploys it?',
      shape: /^\s*[^/\\\s]+\.ya?ml\s*$/,
      refusal: 'The name of its file: deploy.yml',
    },
  ],
  detect({ workflow }) {
    if (workflow === undefined) return undefined
    return {
      // One that cannot be started by hand cannot roll back; a command can.
      sureness: workflow.startable ? 0.7 : 0.3,
      given: { workflow: workflow.file },
      because: `.github/workflows/${workflow.file} is there: a deploy workflow`,
    }
  },
  complete(given, { at }) {
    const { workflow: named } = given
    if (named === undefined) throw new OutageError('command-invalid', 'No workflow is named.')
    const { file, name, refInput } = workflowNamed(at, named)
    return { workflow: file, name, ...(refInput === undefined ? {} : { 'ref-input': refInput }) }
  },
  configuration: ({ workflow = '', 'ref-input': refInput }) => ({
    workflow,
    ...(refInput === undefined ? {} : { 'ref-input': refInput }),
  }),
  workflows: ({ name }) => (name === undefined ? [] : [name]),
  teach: ({ workflow }) =>
    workflow === undefined
      ? []
      : [
          ...(workflow.startable ? [] : ['start by hand (`on: workflow_dispatch`)']),
          ...(workflow.refInput === undefined ? ['take the commit as an input, `ref`'] : []),
        ],
}
