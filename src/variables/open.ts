import type { Config } from '../config/schema.ts'
import { allPlaces, type Place } from '../config/select.ts'
import type { GitHub } from '../github/client.ts'
import type { Hosting, VariableStore } from '../ports.ts'
import type { StoreOpener } from './descriptor.ts'
import { storeOf } from './table.ts'

/** What the stores of a configuration are opened with. */
export type Around = {
  readonly hostingOf: (place: Place) => Hosting
  /** The repository of a place's code. */
  readonly codeOf: (place: Place) => GitHub
  /** The same with a token that may have variables, if there is one. */
  readonly withVariables: (place: Place) => GitHub
}

/** Opens the variables of a place; a store is loaded only if the configuration names it. */
export type Stores = {
  /** Loads what this configuration names; to be awaited before any is opened. */
  load(config: Config): Promise<void>
  /** Nothing if the configuration says nothing of variables, or the hosting does not give them. */
  of(place: Place): VariableStore | undefined
}

/** Every store that a configuration may name. */
export function openStores({ hostingOf, codeOf, withVariables }: Around): Stores {
  const openers = new Map<string, StoreOpener<Readonly<Record<string, unknown>>>>()
  return {
    async load(config) {
      const named = allPlaces(config).flatMap(({ settings }) => settings.variables?.from ?? [])
      for (const one of named.map(storeOf)) {
        if (!openers.has(one.key)) openers.set(one.key, await one.open())
      }
    },
    of(place) {
      const { variables, branch } = place.settings
      if (variables === undefined) return undefined
      const { from } = variables
      if (from === undefined) return hostingOf(place).variables
      const opener = openers.get(storeOf(from).key)
      // A place comes from the configuration, and its store was loaded with that.
      if (opener === undefined) throw new Error('The configuration has not been read.')
      return opener(from, {
        code: codeOf(place),
        branch,
        environment: place.environment,
        withVariables: () => withVariables(place),
      })
    },
  }
}
