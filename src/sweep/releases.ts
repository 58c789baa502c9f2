import pMap from 'p-map'
import { allPlaces, type Place } from '../config/select.ts'
import type { Engine } from '../engine/context.ts'
import { asOutageError } from '../errors.ts'
import type { Invocation } from '../incident/record.ts'
import { commandOf } from '../causes/typed.ts'
import type { HostedRelease, Hosting } from '../ports.ts'
import { explainGitHub } from '../github/explain.ts'
import type { Memory } from './memory.ts'

/** Milliseconds that the very first sweep goes back, and that any may: older ones are history. */
const first = 3_600_000
const longest = 24 * 3_600_000

/** Releases that are asked for: the newest counts, and those before it tell where it stands. */
const asked = 3

type Found = {
  readonly invocations: readonly Invocation[]
  readonly hosted: NonNullable<Memory['hosted']>
}

/**
 * Releases that a hosting put live by itself, without a workflow that GitHub could have told us of: of
 * each place the newest, to be verified and recorded. It costs GitHub nothing.
 */
export async function hostedReleases(
  engine: Engine,
  memory: Memory,
  known: ReadonlySet<string>,
): Promise<Found> {
  const places = allPlaces(await engine.config())
  const found = await pMap(places, (place) => ofPlace(engine, place, memory), { concurrency: 10 })
  return {
    invocations: found
      .flatMap(({ invocations }) => invocations)
      .filter(({ key }) => !known.has(key)),
    hosted: Object.assign({}, ...found.map(({ hosted }) => hosted)),
  }
}

async function ofPlace(engine: Engine, place: Place, memory: Memory): Promise<Found> {
  const name = `${place.service}/${place.environment}`
  const seen = memory.hosted?.[name]
  const nothing = { invocations: [], hosted: seen === undefined ? {} : { [name]: seen } }
  try {
    const hosting = engine.hostingOf(place)
    if (hosting.autodeploy === undefined) return nothing
    const [newest] = (await hosting.releases?.(asked)) ?? []
    if (newest === undefined || newest.id === seen) return nothing
    const age = engine.clock.now().getTime() - Date.parse(newest.at)
    const isNews = age < (seen === undefined ? first : longest)
    return {
      invocations: isNews ? [releaseOf(place, hosting, newest)] : [],
      hosted: { [name]: newest.id },
    }
  } catch (error) {
    // The next sweep asks again; what else there is to do is not to wait for it.
    const { message, remedy } = asOutageError(explainGitHub(error))
    const headline = `The releases of ${name} could not be asked for: ${message}`
    engine.show({ key: `hosted:${name}`, line: '', status: 'failed', headline, details: [remedy] })
    return nothing
  }
}

function releaseOf(
  { service, environment }: Place,
  { provider }: Hosting,
  { id, sha, at, url }: HostedRelease,
): Invocation {
  const flags = { service, env: environment, sha }
  return {
    key: `hosted:${id}:${service}:${environment}`,
    cause: commandOf('release', { words: [], flags }),
    actor: { login: provider, kind: 'itself' },
    at,
    ...(url === undefined ? {} : { url }),
  }
}
