import { asking } from './error-codes/asking.ts'
import { operating } from './error-codes/operating.ts'
import { world } from './error-codes/world.ts'

/**
 * The catalogue of everything that can go wrong in front of a user. Each code has one sentence for
 * what it means and one for what to do; the README's table of errors is made from it.
 */
export const catalogue = { ...asking, ...operating, ...world }
