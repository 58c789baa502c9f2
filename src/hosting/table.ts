import type * as v from 'valibot'
import { command } from './command/descriptor.ts'
import type { HostingDescriptor, HostingSchema, StartedWorkflow } from './descriptor.ts'
import { render } from './render/descriptor.ts'
import { vercel } from './vercel/descriptor.ts'
import { workflow } from './workflow/descriptor.ts'

/** Every hosting there is: a line each. Everything else about one is in its own folder. */
export const hostings = { workflow, command, render, vercel } as const

/** The `provider` of a hosting. */
export type Provider = keyof typeof hostings

/** What the configuration says of a hosting. */
export type HostingConfig = {
  [P in Provider]: v.InferOutput<(typeof hostings)[P]['schema']>
}[Provider]

/** A descriptor of any hosting. */
export type AnyHosting = HostingDescriptor<string, HostingSchema<string>>

/** The workflow that a hosting starts to deploy, if it deploys that way. */
export function workflowOf(config: HostingConfig): StartedWorkflow | undefined {
  return descriptorOf(config).workflow?.(config)
}

/** The descriptor of a hosting that the configuration names. */
export function descriptorOf({ provider }: Pick<HostingConfig, 'provider'>): AnyHosting {
  return hostings[provider]
}
