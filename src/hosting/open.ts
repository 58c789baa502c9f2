import type { Config, HostingConfig } from '../config/schema.ts'
import { allPlaces, type Place } from '../config/select.ts'
import type { GitHub } from '../github/client.ts'
import type { RetryPolicy } from '../github/retry.ts'
import type { Clock, Hosting } from '../ports.ts'
import { commandHosting } from './command/hosting.ts'
import type { renderHosting } from './render/hosting.ts'
import type { vercelHosting } from './vercel/vercel.ts'
import { workflowHosting } from './workflow.ts'

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
  /** The repository where a place's code lives. */
  readonly codeOf: (place: Place) => GitHub
  /** Output of commands that run, line by line. */
  readonly log: (line: string) => void
}

type Loaded = {
  readonly render?: typeof renderHosting
  readonly vercel?: typeof vercelHosting
}

/** Opens the hosting of a place, once; those of companies are loaded only where they are named. */
export type Hostings = {
  /** Reads in what this configuration names; to be awaited before any is opened. */
  load(config: Config): Promise<void>
  of(place: Place): Hosting
}

/** Every hosting there is, by the provider that the configuration names. */
export function openHostings(tools: HostingTools): Hostings {
  const known = new Map<string, Hosting>()
  let loaded: Loaded = {}
  return {
    async load(config) {
      const providers = allPlaces(config).map(({ settings }) => settings.hosting.provider)
      loaded = {
        ...(providers.includes('render')
          ? { render: (await import('./render/hosting.ts')).renderHosting }
          : {}),
        ...(providers.includes('vercel')
          ? { vercel: (await import('./vercel/vercel.ts')).vercelHosting }
          : {}),
      }
    },
    of(place) {
      const key = JSON.stringify([place.service, place.environment])
      const hosting = known.get(key) ?? open(place.settings.hosting, place, tools, loaded)
      known.set(key, hosting)
      return hosting
    },
  }
}

function open(config: HostingConfig, place: Place, tools: HostingTools, loaded: Loaded): Hosting {
  const { env, secrets, clock, policy } = tools
  const { branch } = place.settings
  switch (config.provider) {
    case 'workflow':
      return workflowHosting(config, { github: tools.codeOf(place), branch, clock })
    case 'command':
      return commandHosting(config, {
        workspace: tools.workspace,
        environment: tools.ofChildren,
        log: tools.log,
      })
    case 'render':
      return required(loaded.render)(config, { env, secrets, clock, policy })
    case 'vercel':
      return required(loaded.vercel)(config, { env, secrets, branch, clock, policy })
  }
}

/** A place comes from the configuration, and with that its hosting was loaded. */
function required<T>(opener: T | undefined): T {
  if (opener === undefined) throw new Error('The configuration has not been read.')
  return opener
}
