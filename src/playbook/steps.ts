import { nearest } from '../config/near.ts'
import type { Group, Phase, Playbook, Severity, Step } from './schema.ts'

/** Stands for a phase where a step belongs to the initial assessment. */
export const assessment = 'assessment'

/** A step and where it is. */
export type LocatedStep = {
  readonly step: Step
  readonly group: Group
  /** Id of the phase, or `assessment`. */
  readonly phase: string
}

/** Every step, the initial assessment first, then phase by phase. */
export function allSteps(playbook: Playbook): LocatedStep[] {
  return [{ id: assessment, groups: playbook.assessment }, ...playbook.phases].flatMap(
    ({ id, groups }) =>
      groups.flatMap((group) => group.steps.map((step) => ({ step, group, phase: id }))),
  )
}

/** The step that was meant, or the ones that it may have been: none, one near, or several. */
export type StepSearch =
  | { readonly found: LocatedStep }
  | { readonly found: undefined; readonly suggestions: readonly LocatedStep[] }

/**
 * Finds a step by its id, its text, or the beginning of either; case does not count. A step that
 * is only near what was typed is suggested, never taken: ticking the wrong one helps nobody.
 */
export function findStep(playbook: Playbook, nameOrId: string): StepSearch {
  const wanted = fold(nameOrId)
  const steps = allSteps(playbook)
  const exact = steps.filter(({ step }) => step.id === wanted || fold(step.text) === wanted)
  const beginning = steps.filter(
    ({ step }) => step.id.startsWith(wanted) || fold(step.text).startsWith(wanted),
  )
  for (const candidates of [exact, beginning]) {
    const [found, ...others] = wanted === '' ? [] : candidates
    if (found !== undefined && others.length === 0) return { found }
    if (found !== undefined) return { found: undefined, suggestions: candidates }
  }
  return { found: undefined, suggestions: near(steps, wanted) }
}

/** The phase of that id or title; case does not count. */
export function findPhase(playbook: Playbook, name: string): Phase | undefined {
  const wanted = fold(name)
  return playbook.phases.find(({ id, title }) => id === wanted || fold(title) === wanted)
}

/** The phase that follows; nothing after the last, or after one that does not exist. */
export function phaseAfter(playbook: Playbook, phaseId: string): Phase | undefined {
  const index = playbook.phases.findIndex(({ id }) => id === phaseId)
  return index < 0 ? undefined : playbook.phases[index + 1]
}

/** The severity of that id; case does not count. */
export function severityOf(playbook: Playbook, id: string): Severity | undefined {
  return playbook.severities.find((severity) => fold(severity.id) === fold(id))
}

/** The severity of an incident that nobody has classified: the one marked, or the first. */
export function defaultSeverity(playbook: Playbook): Severity {
  const { severities } = playbook
  const chosen = severities.find((severity) => severity.default === true) ?? severities[0]
  if (chosen === undefined) throw new TypeError('a playbook has at least one severity')
  return chosen
}

function near(steps: readonly LocatedStep[], wanted: string): LocatedStep[] {
  if (wanted === '') return []
  const within = steps.filter(
    ({ step }) => step.id.includes(wanted) || fold(step.text).includes(wanted),
  )
  if (within.length > 0) return within
  const id = nearest(
    wanted,
    steps.map(({ step }) => step.id),
  )
  return steps.filter(({ step }) => step.id === id)
}

function fold(text: string): string {
  return text.trim().toLowerCase().replaceAll(/\s+/g, ' ')
}
