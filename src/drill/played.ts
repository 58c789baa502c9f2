import type { Outcome } from './scenarios/outcome.ts'
import type { Finding, Scenario } from './scenarios/scenario.ts'
import type { World } from '@outage-playbook/rehearsal/world.ts'
import type { OwnFiles } from './own-files.ts'

export type PlayOptions = {
  /** Path of the built action. */
  readonly dist: string
  /** Directory of the app; the example's by default. */
  readonly app?: string
  /** The node that runs the action and the app. */
  readonly node?: string
  /** The user's own configuration and playbook. */
  readonly own?: OwnFiles
  /** Leaves the world open; whoever asked closes it. */
  readonly keep?: boolean
  /** Given the world as soon as it is open, before anything happens in it. */
  readonly opened?: (world: World) => void
}

/** What happens while a scenario is played. Steps are numbered as in `stepsOf`. */
export type StepReport =
  | { readonly kind: 'started'; readonly step: number }
  | { readonly kind: 'told'; readonly step: number; readonly text: string }
  | {
      readonly kind: 'ended'
      readonly step: number
      readonly ok: boolean
      readonly evidence: string
      readonly milliseconds: number
    }

/** A step as it went, for reports. */
export type PlayedStep = {
  readonly title: string
  readonly ok: boolean
  readonly evidence: string
  readonly milliseconds: number
  readonly told: readonly string[]
}

/** A scenario that was played to the end. */
export type Played = {
  readonly scenario: Scenario
  readonly steps: readonly PlayedStep[]
  readonly findings: readonly Finding[]
  readonly outcome: Outcome
  readonly milliseconds: number
  /** Where things can be seen while the world is open. */
  readonly urls: { readonly app: string; readonly github: string; readonly token: string }
  /** Whether every step and every check went well. */
  readonly ok: boolean
  close(): Promise<void>
}
