import type { WorldOptions } from '../world.ts'
import type { Outcome } from './outcome.ts'
import type { Stage } from './stage.ts'

/** A Scenario is responsible for one outage: what people do, and what must be true in the end. */
export type Scenario = {
  readonly name: string
  readonly title: string
  /** What it shows, for somebody who has never seen the playbook. */
  readonly story: string
  /** Whether a failed deployment is rolled back by itself; `when-unhealthy` by default. */
  readonly automatic?: 'never'
  /** The playbook's long clocks, shortened: what takes days takes seconds, and is the same code. */
  readonly hurry?: {
    /** How long a resolved incident is watched, as a playbook says it. */
    readonly watch: string
    /** When the action items are reviewed, as a configuration says it. */
    readonly followUp: string
  }
  /** The service has variables, in GitHub’s environment, and snapshots of them are taken. */
  readonly variables?: { readonly restore: 'with-rollback' | 'on-request' }
  readonly world?: Pick<WorldOptions, 'concurrency' | 'listens' | 'hosting'>
  readonly past: Act
  readonly acts: readonly Act[]
  readonly checks: readonly Check[]
}

/** Something that happens. Its title is a line of the story; what it answers is the evidence. */
export type Act = {
  readonly title: string
  run(stage: Stage): Promise<string>
}

/** Something that must be true in the end. */
export type Check = {
  readonly claim: string
  /** Sentences on what is not so; none where all is well. */
  find(outcome: Outcome): readonly string[]
}

/** What a check found. */
export type Finding = {
  readonly claim: string
  readonly ok: boolean
  readonly faults: readonly string[]
}

/** Runs the checks; one that throws has found something, too. */
export function judge(checks: readonly Check[], outcome: Outcome): Finding[] {
  return checks.map(({ claim, find }) => {
    const faults = attempt(() => find(outcome))
    return { claim, ok: faults.length === 0, faults }
  })
}

function attempt(find: () => readonly string[]): readonly string[] {
  try {
    return find()
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)]
  }
}
