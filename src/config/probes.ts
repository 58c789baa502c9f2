import * as v from 'valibot'
import { kindIn, probeKinds, type ProbeConfig } from '../probes/table.ts'

const names = Object.keys(probeKinds)
  .map((name) => `\`${name}:\``)
  .join(', ')

const noProbe = v.never(`is not a probe; begin it with one of ${names}`)

/** A probe of any kind. Chosen by its key, so that its faults are those of its own kind. */
export const probe: v.GenericSchema<unknown, ProbeConfig> = v.lazy((input) => {
  if (typeof input !== 'object' || input === null) return noProbe
  const key = kindIn(input)?.key
  const kind = Object.values(probeKinds).find((one) => one.key === key)
  return kind?.schema ?? noProbe
})
