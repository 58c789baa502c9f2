import { fault, ok, unchecked, type Check, type Finding } from '../check.ts'
import { fields, texts, triggersOf, type Fields, type WorkflowFile } from '../workflow-file.ts'
import { playbookJob } from './workflow.ts'

type Triggers = Readonly<Record<string, Fields>>

/** The workflow starts when something happens that the playbook has to know of. */
export const triggers: Check = {
  name: 'triggers',
  async run(patient) {
    const found = await playbookJob(patient)
    if (found === undefined) return [unchecked('', 'no workflow runs the action')]
    const on = triggersOf(found.workflow)
    const own = (await patient.places()).filter(({ repository }) => repository === undefined)
    const wanted = [...new Set(own.flatMap(({ settings }) => settings.workflows))]
    const all = await patient.workflows(patient.engine.github)
    const faults = [
      ...comments(on),
      ...closings(on),
      ...runs(on, wanted, all),
      ...('schedule' in on
        ? []
        : [
            fault(
              'schedule',
              'no run finishes what a dead one left',
              'Add `schedule:`, as in the README.',
            ),
          ]),
      ...('command' in fields(on['workflow_dispatch']?.['inputs'])
        ? []
        : [fault('workflow_dispatch', 'no input `command`', 'Add it, as in the README.')]),
    ]
    return faults.length > 0 ? faults : [ok(found.workflow.file, Object.keys(on).join(', '))]
  },
}

function comments(on: Triggers): Finding[] {
  const types = texts(on['issue_comment']?.['types'])
  if (types.length === 0 || types.includes('created')) return []
  return [fault('issue_comment', `types: ${types.join(', ')}`, 'Add `created` to its `types:`.')]
}

function closings(on: Triggers): Finding[] {
  if (!('issues' in on)) {
    const evidence = 'ticks by hand, and post-mortems that are closed, are not noticed'
    return [fault('issues', evidence, 'Add `issues: types: [edited, closed, reopened]`.')]
  }
  const types = texts(on['issues']?.['types'])
  const lacking = ['edited', 'closed', 'reopened'].filter((type) => !types.includes(type))
  if (types.length === 0 || lacking.length === 0) return []
  return [
    fault('issues', `types: ${types.join(', ')}`, `Add ${lacking.join(', ')} to its \`types:\`.`),
  ]
}

/** Deploy workflows that it listens to: all that are configured, and none that do not exist. */
function runs(on: Triggers, wanted: readonly string[], all: readonly WorkflowFile[]): Finding[] {
  const heard = texts(on['workflow_run']?.['workflows'])
  const known = new Set(all.map(({ name }) => name))
  const unheard = wanted.filter((name) => !heard.includes(name))
  // One name that GitHub does not know can silence the listener for all of them.
  const unknown = heard.filter((name) => !known.has(name) && !name.includes('*'))
  return [
    ...unheard.map((name) =>
      fault(name, 'runs of it are not noticed', 'Add it to `workflow_run: workflows:`.'),
    ),
    ...unknown.map((name) =>
      fault(
        name,
        '`workflow_run` names it, and no workflow is called so',
        'Write its `name:` exactly.',
      ),
    ),
  ]
}
