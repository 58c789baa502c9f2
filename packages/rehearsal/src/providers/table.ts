import { commandProvider, workflowProvider } from './actions.ts'
import type { Provider } from './provider.ts'
import { renderProvider } from './render/provider.ts'
import { vercelProvider } from './vercel/provider.ts'

/** Every hosting that can be rehearsed, by its name. */
export const providers = {
  workflow: workflowProvider,
  command: commandProvider,
  render: renderProvider,
  vercel: vercelProvider,
} satisfies Record<string, Provider>

export type ProviderName = keyof typeof providers
