import type { Given, SetUp } from '../hosting/set-up.ts'
import { hostings } from '../hosting/table.ts'

/** A hosting that can be set up. */
export type Offer = { readonly provider: string; readonly setUp: SetUp }

/** How each hosting is set up, in the order of the table. */
export async function loadSetUps(): Promise<readonly Offer[]> {
  return Promise.all(
    Object.values(hostings).map(async ({ provider, setUp }) => ({
      provider,
      setUp: await setUp(),
    })),
  )
}

/** A hosting that was chosen, and what is known of it. */
export type Chosen = Offer & { readonly given: Given }
