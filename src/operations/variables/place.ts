import type { Place } from '../../config/select.ts'
import type { Config, VariablesConfig } from '../../config/schema.ts'
import type { Engine, PlaceContext } from '../../engine/context.ts'
import { OutageError } from '../../errors.ts'
import type { ServiceRecord } from '../../incident/record.ts'
import type { Variable, VariableStore } from '../../ports.ts'
import { learnVariables } from '../../secrets.ts'
import { plain } from '../../views/markdown.ts'

/** The variables of one place: where they live, and what the configuration says of them. */
export type PlaceVariables = {
  readonly engine: Engine
  readonly place: Place
  readonly settings: VariablesConfig
  readonly store: VariableStore
  /** Keeps values from leaving, whatever text they get into. */
  readonly learn: (variables: readonly Variable[]) => void
}

/** The variables of the context's place; nothing where the configuration says nothing of them. */
export function variablesHere(context: PlaceContext): PlaceVariables | undefined {
  const { engine, place, settings, file } = context
  if (place.settings.variables === undefined) return undefined
  return variablesAt(engine, settings.config, place, file.value)
}

/** As `variablesHere`; throws `variables-missing` where there are none, and says why. */
export function requireVariables(context: PlaceContext): PlaceVariables {
  return variablesAt(context.engine, context.settings.config, context.place, context.file.value)
}

/** The variables of a place. Throws `variables-missing` where none are configured, or held. */
export function variablesAt(
  engine: Engine,
  config: Config,
  place: Place,
  record: ServiceRecord,
): PlaceVariables {
  const settings = place.settings.variables
  const name = `${plain(place.service)} ${plain(place.environment)}`
  if (settings === undefined) {
    throw new OutageError(
      'variables-missing',
      `The configuration has no \`variables:\` of ${name}.`,
    )
  }
  const store = engine.variablesOf(place)
  if (store === undefined) {
    const { lacks, provider } = engine.hostingOf(place)
    const why = lacks?.variables ?? `The hosting \`${provider}\` does not give its variables.`
    throw new OutageError('variables-missing', `${why} So there are none of ${name}.`, {
      remedy: 'Say where they live: `from: { dotenv: … }` or `from: { github: environment }`.',
    })
  }
  const { service, environment, releases, closed } = record
  const known = JSON.stringify([config, service, environment, releases, closed])
  return {
    engine,
    place,
    settings,
    store,
    learn: (variables) => learnVariables(variables, known),
  }
}

/** The variables as they are set now; no value of theirs can leave from then on. */
export async function readNow({ store, learn }: PlaceVariables): Promise<readonly Variable[]> {
  const found = await store.read()
  learn(found)
  return found
}

/** Those that a release was built with, where the store can tell; else as they are set now. */
export async function readOfRelease(
  { store, learn }: PlaceVariables,
  sha: string,
): Promise<readonly Variable[]> {
  const found = (await store.readOf?.({ sha })) ?? (await store.read())
  learn(found)
  return found
}
