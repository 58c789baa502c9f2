import type * as v from 'valibot'
import type { StoreDescriptor } from './descriptor.ts'
import { dotenv } from './dotenv/descriptor.ts'
import { github } from './github/descriptor.ts'

/** Every store of variables that no hosting brings: a line each. */
export const variableStores = { dotenv, github } as const

/** What the configuration says of where variables live. */
export type StoreConfig = {
  [K in keyof typeof variableStores]: v.InferOutput<(typeof variableStores)[K]['schema']>
}[keyof typeof variableStores]

/** A descriptor of any store. */
export type AnyStore = StoreDescriptor<string, v.GenericSchema>

/** The store that the configuration names. */
export function storeOf(config: StoreConfig): AnyStore {
  const stores: readonly AnyStore[] = Object.values(variableStores)
  const found = stores.find(({ key }) => Object.hasOwn(config, key))
  if (found === undefined) throw new Error('There is no such store of variables.')
  return found
}
