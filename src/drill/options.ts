/** What `outage drill` is asked; paths are as the user typed them. */
export type DrillOptions = {
  /** Name of a scenario, or `all`; by default that of the configuration's hosting, else `bad-deploy`. */
  readonly scenario?: string
  /** Leaves the servers up afterwards, until Ctrl-C. */
  readonly keep?: boolean
  /** The user's own `.github/outage.yml`. */
  readonly config?: string
  /** The user's own playbook. */
  readonly playbook?: string
  /** Directory of the report; `drill` by default. */
  readonly out?: string
  /** Prints the result as JSON instead of the story. */
  readonly json?: boolean
  /** Path of the built action; the package's own by default. */
  readonly dist?: string
  /** Where it is written to; the process's own output by default. */
  readonly output?: NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number }
}

/** One scenario, for programs. */
export type DrillSummary = {
  readonly scenario: string
  readonly ok: boolean
  readonly milliseconds: number
  /** What was not so, a sentence each. */
  readonly faults: readonly string[]
  readonly clocks: readonly Clock[]
  readonly figures?: {
    readonly requests: number
    readonly depth: number
    readonly beforeHosting: number
  }
  readonly revert?: string
}

/** A clock of the incident against the playbook's target. */
export type Clock = {
  readonly name: string
  /** Milliseconds; absent where it never happened. */
  readonly took?: number
  readonly target?: number
}

export type DrillResult = {
  readonly ok: boolean
  readonly scenarios: readonly DrillSummary[]
  /** Paths of the reports. */
  readonly report: { readonly html: string; readonly markdown: string }
}
