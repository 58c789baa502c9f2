import type { Fault } from '../config/fault.ts'
import { suggestion } from '../config/near.ts'
import type { Path } from '../config/positions.ts'
import type { Extension, Playbook } from './schema.ts'
import { assessment } from './steps.ts'
import { tickFault } from './ticks.ts'

/** What a playbook and an extension have in common, as far as it is checked. */
type Part = Pick<Extension, 'assessment' | 'phases' | 'severities'>

type ChangedStep = NonNullable<NonNullable<Part['assessment']>[number]['steps']>[number]

/** Something with an id, and where it is written. */
type Item = { readonly id: string; readonly path: Path; readonly step?: ChangedStep }

/**
 * What a schema cannot say of a playbook, or of the extension that `whole` was made with: ids are
 * unique, commands and facts exist, phases end after they begin, one severity is the default.
 */
export function playbookFaults(
  part: Part,
  whole: Playbook,
  commands: readonly string[] | undefined,
): Fault[] {
  const items = itemsOf(part)
  const phases = whole.phases.map(({ id }) => id)
  return [
    ...duplicateFaults(items, itemsOf(whole)),
    ...items.flatMap(({ step, path }) =>
      step === undefined ? [] : stepFaults(step, path, phases, commands),
    ),
    ...phaseFaults(part),
    ...severityFaults(part),
  ]
}

function itemsOf({ assessment: groups = [], phases = [] }: Part): Item[] {
  const inGroups = (some: NonNullable<Part['assessment']>, path: Path): Item[] =>
    some.flatMap((group, index) => {
      const here = [...path, index]
      const steps = group.steps ?? []
      return [
        { id: group.id, path: [...here, 'id'] },
        ...steps.map((step, at) => ({ id: step.id, path: [...here, 'steps', at], step })),
      ]
    })
  return [
    ...inGroups(groups, ['assessment']),
    ...phases.flatMap((phase, index) => [
      { id: phase.id, path: ['phases', index, 'id'] },
      ...inGroups(phase.groups ?? [], ['phases', index, 'groups']),
    ]),
  ]
}

/** `/check` and `remove` find things by id alone, so two of one id would be one too many. */
function duplicateFaults(items: readonly Item[], whole: readonly Item[]): Fault[] {
  return items
    .filter(
      ({ id }, index) =>
        items.slice(0, index).some((other) => other.id === id) ||
        (items.filter((other) => other.id === id).length === 1 &&
          whole.filter((other) => other.id === id).length > 1),
    )
    .map(({ id, path, step }) => ({
      path: step === undefined ? path : [...path, 'id'],
      problem: `is \`${id}\`, and something else has that id`,
      remedy: 'choose another id',
    }))
}

function stepFaults(
  step: ChangedStep,
  path: Path,
  phases: readonly string[],
  commands: readonly string[] | undefined,
): Fault[] {
  const ticks = (step['ticked-by'] ?? []).flatMap((wanted, index) => {
    const fault = tickFault(wanted, phases, commands)
    return fault === undefined ? [] : [{ path: [...path, 'ticked-by', index], ...fault }]
  })
  const name = step.do?.slice(1).split(' ')[0]
  if (name === undefined || commands === undefined || commands.includes(name)) return ticks
  const known = commands.map((each) => `/${each}`)
  return [
    {
      path: [...path, 'do'],
      problem: 'is not a command that exists',
      remedy: suggestion(`/${name}`, known),
    },
    ...ticks,
  ]
}

function phaseFaults({ phases = [] }: Part): Fault[] {
  return phases.flatMap(({ id, from, to }, index): Fault[] => {
    const path = ['phases', index]
    if (id === assessment) {
      return [
        {
          path: [...path, 'id'],
          problem: 'is taken by the initial assessment',
          remedy: 'choose another id',
        },
      ]
    }
    if (from === undefined || to === undefined || from < to) return []
    return [
      { path: [...path, 'to'], problem: 'is not after `from`', remedy: 'correct one of the two' },
    ]
  })
}

function severityFaults({ severities = [] }: Part): Fault[] {
  const twice = severities.flatMap(({ id }, index): Fault[] =>
    severities.slice(0, index).some((other) => other.id.toLowerCase() === id.toLowerCase())
      ? [
          {
            path: ['severities', index, 'id'],
            problem: `is \`${id}\` a second time`,
            remedy: 'choose another id',
          },
        ]
      : [],
  )
  const defaults = severities.flatMap((severity, index) =>
    severity.default === true ? [index] : [],
  )
  return [
    ...twice,
    ...defaults.slice(1).map((index) => ({
      path: ['severities', index, 'default'],
      problem: 'marks a second default',
      remedy: 'leave one',
    })),
  ]
}
