import { causeWork } from '../causes/table.ts'
import type { Config } from '../config/schema.ts'
import { serviceOf, type Place } from '../config/select.ts'
import type { Invocation } from '../incident/record.ts'
import { stringFlag, type Arguments } from '../parser/arguments.ts'
import { allow, refuseStale } from './command.ts'
import type { Engine } from './context.ts'
import { commandIn, type DecidingDefinition } from './definition.ts'

/** A command that only decides, ready to be decided. */
export type Decidable = {
  readonly invocation: Invocation
  readonly definition: DecidingDefinition
  readonly args: Arguments
}

/** An invocation as a command that only decides; nothing where it is none, or not in order. */
export function decidable(engine: Engine, invocation: Invocation): Decidable | undefined {
  try {
    const { act, args } = causeWork(invocation, engine.commands)
    refuseStale(engine, invocation)
    const definition = commandIn(act)
    return definition && 'decide' in definition ? { invocation, definition, args } : undefined
  } catch {
    // Whatever is wrong with it is answered where it is dispatched by itself.
    return undefined
  }
}

/** Those that may be decided about a place: allowed to whoever asked, and not about another place. */
export async function allowedAt(
  engine: Engine,
  jobs: readonly Decidable[],
  config: Config,
  place: Place,
): Promise<readonly Decidable[]> {
  const here = jobs.filter(({ args }) => isAbout(config, place, args))
  const allowed = await Promise.all(
    here.map(({ definition, invocation }) =>
      allow(engine, definition, invocation).then(
        () => true,
        () => false,
      ),
    ),
  )
  return here.filter((_, index) => allowed[index])
}

function isAbout(config: Config, place: Place, args: Arguments): boolean {
  const service = stringFlag(args, 'service') ?? place.service
  const environment = stringFlag(args, 'env') ?? place.environment
  try {
    const wanted = serviceOf(config, service, environment)
    return wanted.service === place.service && wanted.environment === place.environment
  } catch {
    return false
  }
}
