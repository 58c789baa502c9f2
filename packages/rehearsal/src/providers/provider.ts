import type { GitHub } from '../github/github.ts'
import type { LocalHosting } from '../hosting/hosting.ts'
import type { ProviderApi } from './front.ts'

/** A Provider is one way to deploy that can be rehearsed. */
export type Provider = {
  /** Names of the workflows that deploy. */
  readonly workflows: readonly string[]
  /** True where the action's job checks the repository out. */
  readonly checkout: boolean
  open(options: ProviderOptions): Promise<OpenProvider>
}

export type ProviderOptions = {
  readonly hosting: LocalHosting
  /** Path of the bare repository. */
  readonly git: string
  /** What the service is called there. */
  readonly name: string
}

/** An OpenProvider is responsible for the API that stands in front of the local hosting. */
export type OpenProvider = {
  /** What the step's `env:` holds for it: addresses and keys. */
  readonly env: Readonly<Record<string, string>>
  /** Sets a variable of the service, as its owner does. */
  configure(name: string, value: string): Promise<void>
  /** Lets the commit be what runs, as the end of the past. */
  deployed(sha: string): Promise<void>
  /** Called once GitHub is there, so that it can hear of pushes. */
  attach?(github: GitHub): void
  /** Its API, where it has one. */
  readonly api?: ProviderApi
  /** Resolves once nothing is being deployed; where it deploys without the runner. */
  idle?(): Promise<void>
  close(): Promise<void>
}
