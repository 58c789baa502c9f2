import { causePlace } from '../causes/table.ts'
import type { PlaceName } from '../causes/kind.ts'
import type { Config } from '../config/schema.ts'
import { allPlaces, serviceOf, type Place } from '../config/select.ts'
import { readOverview, type Overview } from '../github/overview.ts'
import type { Invocation, ServiceRecord } from '../incident/record.ts'
import { openRecord, type RecordFile } from '../records/file.ts'
import { serviceShape } from '../records/shapes.ts'
import { readIncidentMarker } from '../views/markers.ts'
import { stringFlag, type Arguments } from '../parser/arguments.ts'
import type { Engine, IssueSnapshot } from './context.ts'
import type { Act } from './definition.ts'
import { namesIssue } from './named-issue.ts'

/** The place that a command is about, its record, and what else was asked for meanwhile. */
export type OpenPlace = {
  readonly place: Place
  readonly file: RecordFile<ServiceRecord>
  readonly overview?: Promise<Overview>
}

/** Opens it once the configuration is there; what could be asked before is on its way already. */
export type Opening = (config: Config) => Promise<OpenPlace>

/**
 * Begins to open the place that a command is about: what is likely is asked for together with the
 * configuration, and thrown away where that says otherwise. The issue's own marker is only a hint, as
 * anybody can write one: it says which record to read first, and that record decides whether the issue is
 * its own.
 */
export function openPlace(
  engine: Engine,
  act: Act,
  args: Arguments,
  about: {
    readonly invocation: Invocation
    readonly issue?: IssueSnapshot
    readonly place?: { readonly service: string; readonly environment: string }
  },
): Opening {
  const known = causePlace(about.invocation) ?? about.place
  const hint = known ?? readIncidentMarker(about.issue?.body ?? '')
  const flags = { service: stringFlag(args, 'service'), environment: stringFlag(args, 'env') }
  const looksAhead = 'looksAhead' in act && act.looksAhead === true
  const isNamed = flags.service !== undefined || flags.environment !== undefined
  const guess =
    act.concerns === 'nothing'
      ? undefined
      : (hint ?? (looksAhead && !isNamed ? usual(engine) : undefined))
  const early = guess && handled(open(engine, guess))
  const branch = engine.likelyBranch
  const overviewThere =
    guess && looksAhead
      ? handled(readOverview(engine.github, branch, guess.environment))
      : undefined

  return async (config) => {
    const isWhole = flags.service !== undefined && flags.environment !== undefined
    const isSure = isWhole || hint === undefined || allPlaces(config).length === 1
    const here = known ?? (isSure ? undefined : await confirmed(engine, about.issue, early))
    const place = serviceOf(
      config,
      flags.service ?? here?.service,
      flags.environment ?? here?.environment,
    )
    const isGuessed = guess?.service === place.service && guess.environment === place.environment
    const isThere = isGuessed && place.repository === undefined && place.settings.branch === branch
    const overview = isThere ? overviewThere : looksAhead ? overviewOf(engine, place) : undefined
    const file = await (isGuessed && early ? early : open(engine, place))
    return { place, file, ...(overview ? { overview } : {}) }
  }
}

/** The place of the incident whose issue it is; nothing unless its record names the issue. */
async function confirmed(
  engine: Engine,
  issue: IssueSnapshot | undefined,
  early: Promise<RecordFile<ServiceRecord>> | undefined,
): Promise<PlaceName | undefined> {
  if (issue === undefined || early === undefined) return undefined
  const { value } = await early
  return (await namesIssue(engine, value, issue)) ? value : undefined
}

/** What the only service of a repository is called where nobody has thought of another name. */
function usual(engine: Engine): PlaceName {
  return { service: engine.github.repo, environment: 'production' }
}

function open(engine: Engine, { service, environment }: PlaceName) {
  return openRecord(engine.records, serviceShape(service, environment), engine.clock)
}

function overviewOf(engine: Engine, place: Place): Promise<Overview> {
  const { settings, environment } = place
  return handled(readOverview(engine.codeOf(place), settings.branch, environment))
}

/** Awaited later or not at all; a failure is not to end the process before. */
function handled<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined)
  return promise
}
