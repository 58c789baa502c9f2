import type { Config } from '../config/schema.ts'
import { allPlaces, type Place } from '../config/select.ts'
import type { GitHub } from '../github/client.ts'
import type { Hosting } from '../ports.ts'
import type { HostingOpener, HostingTools } from './descriptor.ts'
import { descriptorOf } from './table.ts'

/** Opens the hosting of a place, once a run; an adapter is loaded only if the configuration names it. */
export type Hostings = {
  /** Loads what this configuration names; to be awaited before any is opened. */
  load(config: Config): Promise<void>
  of(place: Place): Hosting
}

/** Every hosting that a configuration may name. `codeOf` returns the repository of a place's code. */
export function openHostings(tools: HostingTools, codeOf: (place: Place) => GitHub): Hostings {
  const known = new Map<string, Hosting>()
  const openers = new Map<string, HostingOpener<{ readonly provider: string }>>()

  function open(place: Place): Hosting {
    const { hosting: config, branch } = place.settings
    const { provider, lacks } = descriptorOf(config)
    const opener = openers.get(provider)
    // A place comes from the configuration, and its adapter was loaded with that.
    if (opener === undefined) throw new Error('The configuration has not been read.')
    return { ...opener(config, { github: codeOf(place), branch }), provider, lacks }
  }

  return {
    async load(config) {
      const named = new Map(
        allPlaces(config).map(({ settings }) => [settings.hosting.provider, settings.hosting]),
      )
      await Promise.all(
        [...named.values()].map(async (one) => {
          openers.set(one.provider, await descriptorOf(one).open(tools))
        }),
      )
    },
    of(place) {
      const key = JSON.stringify([place.service, place.environment])
      const hosting = known.get(key) ?? open(place)
      known.set(key, hosting)
      return hosting
    },
  }
}
