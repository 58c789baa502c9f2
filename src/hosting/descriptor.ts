import type * as v from 'valibot'
import type { GitHub } from '../github/client.ts'
import type { RetryPolicy } from '../http/retry.ts'
import type { Capability, Clock, Hosting } from '../ports.ts'
import type { SetUp } from './set-up.ts'

/** What hostings are opened with. */
export type HostingTools = {
  readonly env: Readonly<Record<string, string | undefined>>
  /** The environment without what only we need. */
  readonly ofChildren: Readonly<Record<string, string | undefined>>
  readonly secrets: readonly string[]
  readonly clock: Clock
  readonly policy: RetryPolicy
  /** A checkout of the repository. */
  readonly workspace: string
  /** Output of commands that run, line by line. */
  readonly log: (line: string) => void
}

/** A hosting as its adapter makes it; its name and what it lacks stand in its descriptor. */
export type HostingAdapter = Omit<Hosting, 'provider' | 'lacks'>

/** What a hosting deploys: the branch of a service's repository. */
export type HostedCode = { readonly github: GitHub; readonly branch: string }

/** Opens the hosting of one service in one environment. */
export type HostingOpener<C> = (config: C, code: HostedCode) => HostingAdapter

/**
 * A descriptor is responsible for everything that the rest of the code has to know about one hosting.
 * It is plain data and loads nothing: adapter and set-up are modules that are imported on demand.
 */
export type HostingDescriptor<N extends string, S extends HostingSchema<N>> = {
  /** The `provider` in the configuration. */
  readonly provider: N
  /** Its keys in the configuration. */
  readonly schema: S
  /** Environment variables with a secret that it cannot do without; the first one is its key. */
  readonly secrets: readonly string[]
  /** True if it runs commands, and so needs a checkout of the repository. */
  readonly needsCheckout: boolean
  /** The workflow that it starts to deploy, if it deploys that way. */
  readonly workflow?: (config: AnyConfig) => StartedWorkflow | undefined
  /** What it cannot do, and what people can do instead: a sentence each. */
  readonly lacks: Readonly<Partial<Record<Capability, string>>>
  /** The adapter, for one account; called once in a run, when the configuration names it. */
  readonly open: (tools: HostingTools) => Promise<HostingOpener<AnyConfig>>
  /** How `outage init` recognises it and asks for it. */
  readonly setUp: () => Promise<SetUp>
}

/** A workflow of the repository that a hosting starts by hand (`workflow_dispatch`). */
export type StartedWorkflow = {
  /** Its file name below `.github/workflows`. */
  readonly file: string
  /** Name of the input that takes the commit; without one it deploys the branch's head. */
  readonly refInput?: string
  readonly inputs: Readonly<Record<string, string>>
}

type AnyConfig = { readonly provider: string }

/** The keys of one hosting in the configuration. */
export type HostingSchema<N extends string> = v.GenericSchema<unknown, { readonly provider: N }>

/** A descriptor as a hosting writes it: its adapter takes its own configuration. */
type Own<N extends string, S extends HostingSchema<N>> = Omit<
  HostingDescriptor<N, S>,
  'open' | 'workflow'
> & {
  readonly open: (tools: HostingTools) => Promise<HostingOpener<v.InferOutput<S>>>
  readonly workflow?: (config: v.InferOutput<S>) => StartedWorkflow
}

/** A descriptor whose adapter takes any configuration, and refuses those that are not its own. */
export function hostingDescriptor<const N extends string, S extends HostingSchema<N>>(
  own: Own<N, S>,
): HostingDescriptor<N, S> {
  const isOwn = (config: AnyConfig): config is v.InferOutput<S> => config.provider === own.provider
  const { workflow, ...rest } = own
  return {
    ...rest,
    ...(workflow ? { workflow: (config) => (isOwn(config) ? workflow(config) : undefined) } : {}),
    async open(tools) {
      const opener = await own.open(tools)
      return (config, code) => {
        if (!isOwn(config)) throw new Error(`${config.provider} is not ${own.provider}.`)
        return opener(config, code)
      }
    },
  }
}
