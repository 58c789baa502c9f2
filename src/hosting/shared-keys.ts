import * as v from 'valibot'
import { durationBetween } from '../config/duration.ts'

/** The key `timeout` of every hosting. */
export const timeout = v.pipe(
  v.optional(durationBetween('1s', '24h'), '30m'),
  v.description('How long one deployment may take.'),
)
