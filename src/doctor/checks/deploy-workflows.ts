import type { Place } from '../../config/select.ts'
import { workflowOf } from '../../hosting/table.ts'
import { fault, nameOf, ofEach, ok, type Check, type Finding } from '../check.ts'
import { asFinding } from '../trouble.ts'
import { fields, triggersOf, type WorkflowFile } from '../workflow-file.ts'

/** The workflows that the configuration names exist, and the one that rolls back can be started so. */
export const deployWorkflows: Check = {
  name: 'deploy workflows',
  run: (patient) =>
    ofEach(
      patient,
      async (place) => {
        const all = await patient.workflows(patient.engine.codeOf(place))
        return [...named(place, all), ...started(place, all)]
      },
      asFinding,
    ),
}

function named(place: Place, all: readonly WorkflowFile[]): Finding[] {
  const names = all.map(({ name }) => name)
  return place.settings.workflows.map((name) => {
    if (names.includes(name)) return ok(name, `a workflow of ${nameOf(place)}`)
    const others = names.length === 0 ? 'there are none' : `there are: ${names.join(', ')}`
    return fault(name, `no workflow has that \`name:\`; ${others}`, 'Correct `workflows:`.')
  })
}

function started({ settings }: Place, all: readonly WorkflowFile[]): Finding[] {
  const workflow = workflowOf(settings.hosting)
  if (workflow === undefined) return []
  const { file, refInput, inputs } = workflow
  const found = all.find((one) => one.file === file)
  if (found === undefined) {
    const remedy = 'Correct `hosting.workflow`, or add the file to the default branch.'
    return [fault(file, 'there is no such file in .github/workflows', remedy)]
  }
  const by = triggersOf(found)['workflow_dispatch']
  if (by === undefined) {
    const remedy = 'Add `workflow_dispatch:` to its `on:`: docs/deploy-workflows.md.'
    return [fault(file, 'it cannot be started by hand, so not by a rollback', remedy)]
  }
  const declared = fields(by['inputs'])
  const wanted = [...(refInput === undefined ? [] : [refInput]), ...Object.keys(inputs)]
  const lacking = wanted.filter((name) => !(name in declared))
  const open = Object.entries(declared).filter(([name, input]) => {
    const { required, default: preset } = fields(input)
    return required === true && preset === undefined && !wanted.includes(name)
  })
  const faults = [
    ...lacking.map((name) =>
      fault(
        file,
        `it has no input \`${name}\``,
        `Add it under \`workflow_dispatch: inputs:\`, or correct \`hosting:\`.`,
      ),
    ),
    ...open.map(([name]) =>
      fault(file, `it asks for \`${name}\``, `Give it under \`hosting.inputs\`.`),
    ),
  ]
  if (faults.length > 0) return faults
  const how =
    refInput === undefined
      ? 'deploys the head of the branch'
      : `takes the commit as \`${refInput}\``
  return [ok(file, how)]
}
