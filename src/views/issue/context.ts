import type { Config } from '../../config/schema.ts'
import type { Release } from '../../incident/record.ts'
import type { Playbook } from '../../playbook/schema.ts'

/** What an issue is drawn from, besides the incident itself. */
export type IssueContext = {
  readonly playbook: Playbook
  readonly people: Config['people']
  readonly now: Date
  /** `https://github.com/acme/chatbot`; commits are linked below it. */
  readonly repositoryUrl: string
  /** Where files of the default branch are shown: `…/blob/main`. */
  readonly defaultBranchUrl?: string
  /** Newest first. */
  readonly releases: readonly Release[]
  readonly commands: readonly CommandLine[]
  /** What happens or should be done next, a Markdown sentence each; made from the state if absent. */
  readonly nextSteps?: readonly string[]
}

export type CommandLine = { readonly usage: string; readonly summary: string }
