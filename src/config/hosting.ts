import * as v from 'valibot'
import { hostings } from '../hosting/table.ts'

/** Where releases run, and how one is deployed: the keys of each are in its own descriptor. */
export const hosting = v.variant(
  'provider',
  Object.values(hostings).map(({ schema }) => schema),
)
