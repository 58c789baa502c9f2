import type * as v from 'valibot'
import { command } from './command/descriptor.ts'
import type { ProbeDescriptor } from './descriptor.ts'
import { http } from './http/descriptor.ts'
import { mongodb } from './mongodb/descriptor.ts'

/** Every kind of probe: a line each. Everything else about one is in its own folder. */
export const probeKinds = { http, mongodb, command } as const

/** What the configuration says of a probe. */
export type ProbeConfig = {
  [K in keyof typeof probeKinds]: v.InferOutput<(typeof probeKinds)[K]['schema']>
}[keyof typeof probeKinds]

/** A descriptor of any kind of probe. */
export type AnyProbe = ProbeDescriptor<string, v.GenericSchema>

/** The kind of a probe, by the key that it begins with. */
export function kindOf(config: ProbeConfig): AnyProbe {
  const found = kindIn(config)
  if (found === undefined) throw new Error('The probe is of no kind.')
  return found
}

/** The same of anything that may not be a probe at all. */
export function kindIn(input: object): AnyProbe | undefined {
  const kinds: readonly AnyProbe[] = Object.values(probeKinds)
  return kinds.find(({ key }) => Object.hasOwn(input, key))
}
