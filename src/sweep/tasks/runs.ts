import pMap from 'p-map'
import * as v from 'valibot'
import { allPlaces, type Place } from '../../config/select.ts'
import type { GitHub } from '../../github/client.ts'
import { workflowOf } from '../../hosting/table.ts'
import type { Invocation } from '../../incident/record.ts'
import { object, text } from '../../triggers/payload.ts'
import { workflowRun } from '../../triggers/workflow-run.ts'
import { asEvent, endedSince, type SeenLists } from '../ended-runs.ts'
import { sweepTask, type Scene } from '../task.ts'
import { todoOf } from '../todo.ts'

/** Milliseconds that the very first sweep goes back, and that any may. */
const first = 3_600_000
const longest = 24 * 3_600_000

const seen = v.object({
  /** When the newest run ended that concerned us; ISO 8601, UTC. */
  last: v.string(),
  /** What was asked for of runs that ended at `last`: another may follow in the same second. */
  keys: v.array(v.string()),
  /** The ETag of the newest runs of the repository. */
  etag: v.exactOptional(v.string()),
  /** The same of each workflow, where the repository's list does not reach back far enough. */
  etags: v.exactOptional(v.record(v.string(), v.string())),
})

type Seen = v.InferOutput<typeof seen>

/** A repository from which places are deployed, and the workflows that do it. */
type Repository = { readonly github: GitHub; readonly workflows: ReadonlySet<string> }

type Found = {
  readonly name: string
  readonly invocations: readonly Invocation[]
  readonly end: (left: ReadonlySet<string>) => Seen | undefined
}

/**
 * Deployments that no event told us of: GitHub sends none for runs that a workflow's own token
 * started, none for a file that does not parse, and our own run may have died or never come. Of each
 * service only the newest run counts: what came before it is history.
 */
export const runs = sweepTask({
  /** By repository. */
  memory: v.record(v.string(), seen),
  async find(scene, before = {}) {
    const found = await pMap(
      await repositoriesOf(scene),
      ([name, one]) => ofRepository(scene, name, one, before[name]),
      { concurrency: 10 },
    )
    return {
      todos: found
        .flatMap(({ invocations }) => invocations)
        .filter(({ key }) => !scene.known.has(key))
        .map((invocation) => todoOf(invocation, {}, placeIn(invocation))),
      end(left) {
        const all = found.flatMap(({ name, end }) => {
          const next = end(left)
          return next === undefined ? [] : [[name, next] as const]
        })
        return { ...before, ...Object.fromEntries(all) }
      },
    }
  },
})

async function repositoriesOf({
  engine,
}: Scene): Promise<readonly (readonly [string, Repository])[]> {
  const places = allPlaces(await engine.config()).filter(deploysByWorkflow)
  const all = new Map<string, { github: GitHub; workflows: Set<string> }>()
  for (const place of places) {
    const github = engine.codeOf(place)
    const one = all.get(github.name) ?? { github, workflows: new Set<string>() }
    const own = workflowOf(place.settings.hosting)
    for (const name of [...place.settings.workflows, ...(own ? [own.file] : [])])
      one.workflows.add(name)
    all.set(github.name, one)
  }
  return [...all]
}

const deploysByWorkflow = ({ settings }: Place): boolean =>
  settings.workflows.length > 0 || workflowOf(settings.hosting) !== undefined

/** A repository that does not let us in keeps none of the others from being asked. */
async function ofRepository(
  scene: Scene,
  name: string,
  repository: Repository,
  before: Seen | undefined,
): Promise<Found> {
  try {
    return await newestOf(scene, name, repository, before)
  } catch (error) {
    scene.trouble(`runs ${name}`, `The deployments of ${name} could not be read`, error)
    return { name, invocations: [], end: () => before }
  }
}

async function newestOf(
  { engine }: Scene,
  name: string,
  { github, workflows }: Repository,
  before: Seen | undefined,
): Promise<Found> {
  const now = engine.clock.now().getTime()
  const since = Math.max(Date.parse(before?.last ?? '') || now - first, now - longest)
  const known: SeenLists = { etag: before?.etag, etags: before?.etags }
  const answer = await endedSince(github, [...workflows], since, known)
  if (answer === undefined) return { name, invocations: [], end: () => before }
  const newest = new Map<string, Invocation>()
  for (const run of answer.runs.toSorted(newestFirst)) {
    if (Date.parse(updated(run)) < since) break
    const event = { name: 'workflow_run', payload: asEvent(run, name) }
    const { invocations } = await workflowRun(event, engine.config)
    for (const invocation of invocations) {
      const place = JSON.stringify(placeIn(invocation))
      if (!newest.has(place)) newest.set(place, invocation)
    }
  }
  const done = new Set(before?.keys)
  const invocations = [...newest.values()].filter(({ key }) => !done.has(key))
  const { lists } = answer
  return {
    name,
    invocations,
    end: (left) =>
      remembered({ before, now, lists, invocations, newest: [...newest.values()] }, left),
  }
}

/** Not past what nobody has taken on; GitHub is asked for that again. */
function remembered(
  found: {
    readonly before: Seen | undefined
    readonly now: number
    readonly lists: SeenLists
    readonly invocations: readonly Invocation[]
    readonly newest: readonly Invocation[]
  },
  left: ReadonlySet<string>,
): Seen | undefined {
  const { before, now, lists, invocations, newest } = found
  const isSame = JSON.stringify(lists.etags ?? {}) === JSON.stringify(before?.etags ?? {})
  // Our own run is in the list, too: only what concerns us is worth a write.
  if (before !== undefined && invocations.length === 0 && isSame) return before
  const [waiting] = invocations
    .filter(({ key }) => left.has(key))
    .map(({ at }) => at)
    .toSorted()
  const times = invocations.map(({ at }) => at).toSorted()
  const last = waiting ?? times.at(-1) ?? before?.last ?? new Date(now).toISOString()
  const keys = newest.filter(({ at, key }) => at === last && !left.has(key)).map(({ key }) => key)
  const none = invocations.length === 0 ? [...(before?.keys ?? [])] : []
  const seenLists = {
    ...(lists.etag === undefined ? {} : { etag: lists.etag }),
    ...(lists.etags === undefined ? {} : { etags: { ...lists.etags } }),
  }
  return {
    last,
    keys: [...new Set([...none, ...keys])],
    ...(waiting === undefined ? seenLists : {}),
  }
}

/** `run:5001:1:SERVICE:ENVIRONMENT`; a failure names its place itself, a release in its arguments. */
function placeIn({ key }: Invocation): { readonly service: string; readonly environment: string } {
  const [, service = '', environment = ''] = /^run:\d+:\d+:(.*):([^:]*)$/.exec(key) ?? []
  return { service, environment }
}

const updated = (run: unknown): string => text(run, 'updated_at')

/** By when they ended; GitHub's times are in seconds, and within one the later run has the higher id. */
function newestFirst(a: unknown, b: unknown): number {
  if (updated(a) !== updated(b)) return updated(a) < updated(b) ? 1 : -1
  return Number(object(b)['id']) - Number(object(a)['id'])
}
