import * as v from 'valibot'
import { duration } from '../config/duration.ts'

/** The key `timeout` of every hosting. */
export const timeout = v.pipe(
  v.optional(duration, '30m'),
  v.description('How long one deployment may take.'),
)
