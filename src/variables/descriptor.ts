import type * as v from 'valibot'
import type { GitHub } from '../github/client.ts'
import type { VariableStore } from '../ports.ts'

/** What a store of variables is opened with. */
export type StoreTools = {
  /** The repository of the service's code, and the branch that is deployed. */
  readonly code: GitHub
  readonly branch: string
  readonly environment: string
  /** The same repository with a token that may have variables, if there is one. */
  readonly withVariables: () => GitHub
}

type AnyConfig = Readonly<Record<string, unknown>>

/** Opens the store of one service in one environment. */
export type StoreOpener<C> = (config: C, tools: StoreTools) => VariableStore

/** The keys of one store below `from`; the first one is its own: `dotenv: …`. */
export type StoreSchema<K extends string> = v.GenericSchema<
  unknown,
  { readonly [key in K]: string }
>

/**
 * A descriptor is responsible for everything that the rest of the code has to know about one store of
 * variables, other than those that hostings bring. It is plain data and loads nothing.
 */
export type StoreDescriptor<K extends string, S extends v.GenericSchema> = {
  /** The key that it is recognised by. */
  readonly key: K
  readonly schema: S
  /** How it is written in the configuration, for whoever wrote something else. */
  readonly example: string
  /** Environment variables with a secret that it cannot do without. */
  readonly secrets: readonly string[]
  /** The adapter; called once in a run, if the configuration names it. */
  readonly open: () => Promise<StoreOpener<AnyConfig>>
}

type Own<K extends string, S extends StoreSchema<K>> = Omit<StoreDescriptor<K, S>, 'open'> & {
  readonly open: () => Promise<StoreOpener<v.InferOutput<S>>>
}

/** A descriptor whose adapter takes any configuration, and refuses those that are not its own. */
export function storeDescriptor<const K extends string, S extends StoreSchema<K>>(
  own: Own<K, S>,
): StoreDescriptor<K, S> {
  const isOwn = (config: AnyConfig): config is v.InferOutput<S> & AnyConfig => own.key in config
  return {
    ...own,
    async open() {
      const opener = await own.open()
      return (config, tools) => {
        if (!isOwn(config)) throw new Error(`The store has no key ${own.key}.`)
        return opener(config, tools)
      }
    },
  }
}
