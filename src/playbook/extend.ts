import type { Fault } from '../config/fault.ts'
import { suggestion } from '../config/near.ts'
import type { Path } from '../config/positions.ts'
import type { Extension, Group, Phase, Playbook, Step } from './schema.ts'

/** What an extension makes of a playbook. With faults, `playbook` lacks what they are about. */
export type Extended = { readonly playbook: Playbook; readonly faults: readonly Fault[] }

type ChangedPhase = NonNullable<Extension['phases']>[number]
type ChangedGroup = NonNullable<Extension['assessment']>[number]
type ChangedStep = NonNullable<ChangedGroup['steps']>[number]

/**
 * A playbook with an extension applied to it:
 *
 * 1. `remove` takes steps, groups and phases out, by id; what is left empty goes as well.
 * 2. Phases, groups (of phases and of the assessment) and steps are matched by id. Of one that
 *    exists, the keys given replace those it had, and its place stays. A new one is added at the
 *    end, and must be complete.
 * 3. Every other key replaces that key of the playbook as a whole.
 */
export function extend(base: Playbook, extension: Extension): Extended {
  const faults: Fault[] = []
  const { extends: _base, remove = [], phases = [], assessment = [], ...rest } = extension
  const kept = without(base, remove, faults)
  const playbook: Playbook = {
    ...kept,
    ...rest,
    assessment: mergeGroups(kept.assessment, assessment, ['assessment'], faults),
    phases: mergePhases(kept.phases, phases, faults),
  }
  return { playbook, faults }
}

function without(base: Playbook, remove: readonly string[], faults: Fault[]): Playbook {
  const groups = [...base.assessment, ...base.phases.flatMap((phase) => phase.groups)]
  const known = [...base.phases, ...groups, ...groups.flatMap(({ steps }) => steps)].map(
    ({ id }) => id,
  )
  remove.forEach((id, index) => {
    if (known.includes(id)) return
    faults.push({
      path: ['remove', index],
      problem: 'names nothing',
      remedy: suggestion(id, known),
    })
  })
  const left = ({ id }: { readonly id: string }): boolean => !remove.includes(id)
  const leftGroups = (all: readonly Group[]): Group[] =>
    all
      .filter(left)
      .map((group) => ({ ...group, steps: group.steps.filter(left) }))
      .filter(({ steps }) => steps.length > 0)
  return {
    ...base,
    assessment: leftGroups(base.assessment),
    phases: base.phases
      .filter(left)
      .map((phase) => ({ ...phase, groups: leftGroups(phase.groups) }))
      .filter(({ groups: some }) => some.length > 0),
  }
}

function mergePhases(
  base: readonly Phase[],
  changes: readonly ChangedPhase[],
  faults: Fault[],
): Phase[] {
  return mergeById(base, changes, (before, change, index) => {
    const path = ['phases', index]
    const groups = mergeGroups(
      before?.groups ?? [],
      change.groups ?? [],
      [...path, 'groups'],
      faults,
    )
    const title = change.title ?? before?.title
    if (title !== undefined && groups.length > 0) return { ...before, ...change, title, groups }
    faults.push(incomplete(path, 'phase', 'a `title` and `groups`'))
    return undefined
  })
}

function mergeGroups(
  base: readonly Group[],
  changes: readonly ChangedGroup[],
  path: Path,
  faults: Fault[],
): Group[] {
  return mergeById(base, changes, (before, change, index) => {
    const here = [...path, index]
    const steps = mergeSteps(before?.steps ?? [], change.steps ?? [], [...here, 'steps'], faults)
    const title = change.title ?? before?.title
    if (title !== undefined && steps.length > 0) return { ...before, ...change, title, steps }
    faults.push(incomplete(here, 'group', 'a `title` and `steps`'))
    return undefined
  })
}

function mergeSteps(
  base: readonly Step[],
  changes: readonly ChangedStep[],
  path: Path,
  faults: Fault[],
): Step[] {
  return mergeById(base, changes, (before, change, index) => {
    const text = change.text ?? before?.text
    if (text !== undefined) return { ...before, ...change, text }
    faults.push(incomplete([...path, index], 'step', 'a `text`'))
    return undefined
  })
}

/** Maps keep the place of what they replace, and put what is new last. */
function mergeById<Full extends { id: string }, Change extends { id: string }>(
  base: readonly Full[],
  changes: readonly Change[],
  join: (before: Full | undefined, change: Change, index: number) => Full | undefined,
): Full[] {
  const merged = new Map(base.map((item) => [item.id, item]))
  changes.forEach((change, index) => {
    const joined = join(merged.get(change.id), change, index)
    if (joined !== undefined) merged.set(change.id, joined)
  })
  return [...merged.values()]
}

function incomplete(path: Path, what: string, needs: string): Fault {
  return {
    path,
    problem: `is a new ${what}, and not complete`,
    remedy: `give it ${needs}, or correct its id`,
  }
}
