import type { Config } from '../config/schema.ts'
import { serviceOf, type Place } from '../config/select.ts'
import { readOverview, type Overview } from '../github/overview.ts'
import type { Invocation, ServiceRecord } from '../incident/record.ts'
import { openRecord, type RecordFile } from '../records/file.ts'
import { serviceShape } from '../records/shapes.ts'
import { readIncidentMarker } from '../views/markers.ts'
import { stringFlag, type Arguments } from '../parser/arguments.ts'
import type { Engine, IssueSnapshot } from './context.ts'
import type { Definition } from './definition.ts'

/** The place that a command is about, its record, and what else was asked for meanwhile. */
export type OpenPlace = {
  readonly place: Place
  readonly file: RecordFile<ServiceRecord>
  readonly overview?: Promise<Overview>
}

/** Reads the record while the configuration is still on its way, where the issue tells which. */
export type Opening = (config: Config) => Promise<OpenPlace>

/**
 * Begins to open the place that a command is about. The issue's own marker is only a hint, as
 * anybody can write one: it says which record to read first, and where nothing else is named.
 */
export function openPlace(
  engine: Engine,
  definition: Definition,
  args: Arguments,
  about: {
    readonly invocation: Invocation
    readonly issue?: IssueSnapshot
    readonly place?: { readonly service: string; readonly environment: string }
  },
): Opening {
  const { failure, due } = about.invocation
  const hint = failure ?? due ?? about.place ?? readIncidentMarker(about.issue?.body ?? '')
  const wanted = {
    service: stringFlag(args, 'service') ?? hint?.service,
    environment: stringFlag(args, 'env') ?? hint?.environment,
  }
  const early =
    definition.concerns !== 'nothing' && hint
      ? open(engine, hint.service, hint.environment)
      : undefined
  // Awaited below or not at all; its failure is not to end the process before.
  early?.catch(() => undefined)

  return async (config) => {
    const place = serviceOf(config, wanted.service, wanted.environment)
    const overview = ahead(engine, definition, place)
    const hinted = hint?.service === place.service && hint.environment === place.environment
    const file = await (hinted && early ? early : open(engine, place.service, place.environment))
    return { place, file, ...(overview ? { overview } : {}) }
  }
}

function open(engine: Engine, service: string, environment: string) {
  return openRecord(engine.records, serviceShape(service, environment), engine.clock)
}

function ahead(
  engine: Engine,
  definition: Definition,
  place: Place,
): Promise<Overview> | undefined {
  if (!('looksAhead' in definition) || !definition.looksAhead) return undefined
  const overview = readOverview(engine.codeOf(place), place.settings.branch, place.environment)
  overview.catch(() => undefined)
  return overview
}
