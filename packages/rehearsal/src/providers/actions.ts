import type { Provider } from './provider.ts'

/** Deploys by the repository's own workflow, which runs on every push and by hand. */
export const workflowProvider: Provider = {
  workflows: ['Deploy'],
  checkout: false,
  open: async ({ hosting }) => ({
    env: {},
    configure: async (name, value) => void (hosting.variables[name] = value),
    deployed: async (sha) => void (await hosting.deploy(sha)),
    close: async () => undefined,
  }),
}

/** Deploys on every push by the repository's workflow, and by hand by a command. */
export const commandProvider: Provider = {
  ...workflowProvider,
  checkout: true,
}
