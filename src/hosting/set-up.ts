import type { Folder } from '../setup/folder.ts'
import type { DeployWorkflow } from '../setup/workflows.ts'

/** What is known of one hosting before anybody is asked: a text for each question's name. */
export type Given = Readonly<Record<string, string>>

/** One thing that has to be known of a hosting. */
export type Question = {
  /** Its name in `Given`, and as a flag: `service-id` is `--service-id`. */
  readonly name: string
  /** What the flag takes, such as `<id>`, and what for. */
  readonly takes: string
  readonly about: string
  /** As it is asked in a terminal. */
  readonly asks: string
  /** What is proposed if nothing is known. */
  readonly proposal?: string
  /** What an answer looks like, and what is said of any other. */
  readonly shape: RegExp
  readonly refusal: string
}

/** A checkout, and the workflow in it that seems to deploy. */
export type Checkout = { readonly at: Folder; readonly workflow?: DeployWorkflow | undefined }

/** What a checkout shows of a hosting. */
export type Shown = {
  /** How sure that is, from 0 to 1: the surest hosting is proposed. */
  readonly sureness: number
  readonly given: Given
  /** What it shows of the service besides. */
  readonly service?: {
    readonly name?: string
    readonly branch?: string
    readonly health?: string
  }
  /** What showed it: a sentence for people. */
  readonly because: string
}

/** A text of the workflow to copy, and what stands there instead. */
export type Change = { readonly from: string | RegExp; readonly to: string }

/** A variable of the step's `env:`. */
export type StepVariable = {
  readonly name: string
  readonly value: string
  readonly isSecret: boolean
}

/**
 * A SetUp is responsible for how one hosting comes into a repository: how it is recognised, what is
 * asked, and what the configuration and the workflow need. It is loaded by `outage init` alone.
 */
export type SetUp = {
  /** What a person chooses: `Render`. */
  readonly label: string
  readonly questions: readonly Question[]
  /** What a checkout shows of it; nothing if it does not show at all. */
  readonly detect: (checkout: Checkout) => Shown | undefined
  /** What follows from an answer, such as the workflow's input; throws `command-invalid`. */
  readonly complete?: (given: Given, checkout: Checkout) => Given
  /** Its keys in the configuration, besides `provider`. */
  readonly configuration: (given: Given) => Given
  /** Names of the workflows that deploy pushes by themselves. */
  readonly workflows?: (given: Given) => readonly string[]
  /** What the step's `env:` has to hold. */
  readonly env?: (given: Given) => readonly StepVariable[]
  /** What else the workflow to copy needs. */
  readonly changes?: (about: { readonly branch: string }) => readonly Change[]
  /** What is left to do for people: a sentence each. */
  readonly next?: (given: Given) => readonly string[]
  /** What its deploy workflow has to learn before it can roll back. */
  readonly teach?: (checkout: Checkout) => readonly string[]
}

/** A secret of the repository, as the step's `env:` gets it. */
export function secret(name: string): StepVariable {
  return { name, value: `\${{ secrets.${name} }}`, isSecret: true }
}
