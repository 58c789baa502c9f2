import type * as v from 'valibot'
import type { Probe } from '../ports.ts'
import type { ProbeOptions } from './options.ts'

/** Makes a probe under the name that its results are shown with. */
export type ProbeOpener<C> = (config: C, options: ProbeOptions, name: string) => Probe

/** The keys of one kind of probe; the first one is its own: `http: …`. */
export type ProbeSchema<K extends string> = v.GenericSchema<
  unknown,
  { readonly [key in K]: string }
>

type AnyConfig = Readonly<Record<string, unknown>>

/**
 * A descriptor is responsible for everything that the rest of the code has to know about one kind of
 * probe. It is plain data and loads nothing: the adapter is a module that is imported on demand.
 */
export type ProbeDescriptor<K extends string, S extends v.GenericSchema> = {
  /** The key that it begins with, and is recognised by. */
  readonly key: K
  readonly schema: S
  /** True if it runs a command, and so needs a checkout of the repository. */
  readonly needsCheckout: boolean
  /** Environment variables with a secret that it cannot do without. */
  readonly secrets: (config: AnyConfig) => readonly string[]
  /** What its results are shown with; `long` if the short name is that of another probe, too. */
  readonly name: (config: AnyConfig, long: boolean) => string
  /** The adapter; called for each probe that the configuration names. */
  readonly open: () => Promise<ProbeOpener<AnyConfig>>
}

/** A descriptor as a probe writes it: it takes its own configuration. */
type Own<K extends string, S extends ProbeSchema<K>> = {
  readonly key: K
  readonly schema: S
  readonly needsCheckout: boolean
  readonly secrets: (config: v.InferOutput<S>) => readonly string[]
  readonly name: (config: v.InferOutput<S>, long: boolean) => string
  readonly open: () => Promise<ProbeOpener<v.InferOutput<S>>>
}

/** A descriptor that takes any configuration, and refuses those that are not its own. */
export function probeDescriptor<const K extends string, S extends ProbeSchema<K>>(
  own: Own<K, S>,
): ProbeDescriptor<K, S> {
  const isOwn = (config: AnyConfig): config is v.InferOutput<S> & AnyConfig => own.key in config
  const ours = (config: AnyConfig): v.InferOutput<S> => {
    if (!isOwn(config)) throw new Error(`The probe has no key ${own.key}.`)
    return config
  }
  return {
    key: own.key,
    schema: own.schema,
    needsCheckout: own.needsCheckout,
    secrets: (config) => own.secrets(ours(config)),
    name: (config, long) => own.name(ours(config), long),
    async open() {
      const opener = await own.open()
      return (config, options, name) => opener(ours(config), options, name)
    },
  }
}
