import pMap from 'p-map'
import * as v from 'valibot'
import { allPlaces, type Place } from '../../config/select.ts'
import type { Invocation } from '../../incident/record.ts'
import { commandOf } from '../../causes/typed.ts'
import type { HostedRelease, Hosting } from '../../ports.ts'
import { sweepTask, type Scene } from '../task.ts'
import { placeLane, todoOf } from '../todo.ts'

/** Milliseconds that the very first sweep goes back, and that any may: older ones are history. */
const first = 3_600_000
const longest = 24 * 3_600_000

/** Releases that are asked for: the newest counts, and those before it tell where it stands. */
const asked = 3

type Found = {
  readonly name: string
  readonly place: Place
  /** Id of the newest release that was seen before, and now. */
  readonly seen: string | undefined
  readonly newest: string | undefined
  readonly invocation?: Invocation
}

/**
 * Releases that a hosting put live by itself, without a workflow that GitHub could have told us of: of
 * each place the newest, to be verified and recorded. It costs GitHub nothing.
 */
export const releases = sweepTask({
  /** Id of the newest release that the hosting itself lists, by `service/environment`. */
  memory: v.record(v.string(), v.string()),
  async find(scene, before = {}) {
    const places = allPlaces(await scene.engine.config())
    const found = await pMap(places, (place) => ofPlace(scene, place, before[placeLane(place)]), {
      concurrency: 10,
    })
    return {
      todos: found.flatMap(({ invocation, place }) =>
        invocation && !scene.known.has(invocation.key) ? [todoOf(invocation, {}, place)] : [],
      ),
      end(left) {
        const all = found.flatMap(({ name, seen, newest, invocation }) => {
          const id = invocation && left.has(invocation.key) ? seen : (newest ?? seen)
          return id === undefined ? [] : [[name, id]]
        })
        return all.length === 0 ? undefined : Object.fromEntries(all)
      },
    }
  },
})

async function ofPlace(
  { engine, trouble }: Scene,
  place: Place,
  seen: string | undefined,
): Promise<Found> {
  const name = placeLane(place)
  const about = { name, place, seen, newest: undefined }
  try {
    const hosting = engine.hostingOf(place)
    if (hosting.autodeploy === undefined) return about
    const [newest] = (await hosting.releases?.(asked)) ?? []
    if (newest === undefined || newest.id === seen) return about
    const age = engine.clock.now().getTime() - Date.parse(newest.at)
    const isNews = age < (seen === undefined ? first : longest)
    return {
      ...about,
      newest: newest.id,
      ...(isNews ? { invocation: releaseOf(place, hosting, newest) } : {}),
    }
  } catch (error) {
    // The next sweep asks again; what else there is to do is not to wait for it.
    trouble(`releases ${name}`, `The releases of ${name} could not be asked for`, error)
    return about
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
