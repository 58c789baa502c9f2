import type { Result } from './answer.ts'
import type { Engine, Settings } from './context.ts'
import { abandonStale } from './abandon.ts'
import { allowedAt, decidable } from './decidable.ts'
import { orphanedClaims } from './orphans.ts'
import type { OpenPlace } from './place.ts'
import { runTogether } from './run-together.ts'
import { stateOf } from './ticking.ts'
import type { Invocation } from '../incident/record.ts'

/** How one invocation is run by itself. */
export type Dispatch = (
  engine: Engine,
  invocation: Invocation,
  around: { readonly place: { readonly service: string; readonly environment: string } },
) => Promise<Result>

/**
 * Finishes first what runs began that are gone, but for `except`: what is too old is given up, what
 * only has to be decided is decided together, and all else is done one by one.
 */
export async function recover(
  engine: Engine,
  open: OpenPlace,
  settings: Settings,
  except: readonly string[],
  dispatch: Dispatch,
): Promise<void> {
  const { place, file } = open
  await abandonStale(engine, file, settings)
  const orphans = await orphanedClaims(engine, file.value, except)
  if (orphans.length === 0) return
  const invocations = orphans.map(({ invocation }) => invocation)
  const jobs = invocations.flatMap((invocation) => decidable(engine, invocation) ?? [])
  const state = stateOf(file.value, settings.playbook)
  // What may be about a closed incident is dispatched by itself, which looks at where it was typed.
  const here = jobs.filter(
    ({ definition, invocation }) =>
      definition.afterClosing === undefined || invocation.issue?.number === state?.issue?.number,
  )
  const together = await allowedAt(engine, here, settings.config, place)
  // What fails here is met again by the next run, and by nobody sooner.
  await runTogether(engine, together, { settings, open }).catch(() => undefined)
  const known = new Set(together.map(({ invocation }) => invocation.key))
  for (const invocation of invocations) {
    if (!known.has(invocation.key)) await dispatch(engine, invocation, { place })
  }
  await file.refresh()
}
