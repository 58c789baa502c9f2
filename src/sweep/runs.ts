import pMap from 'p-map'
import { allPlaces, type Place } from '../config/select.ts'
import type { Engine } from '../engine/context.ts'
import { endedRuns } from '../github/actions.ts'
import { workflowOf } from '../hosting/table.ts'
import type { GitHub } from '../github/client.ts'
import type { Invocation } from '../incident/record.ts'
import { object, text } from '../triggers/payload.ts'
import { workflowRun } from '../triggers/workflow-run.ts'
import type { Memory } from './memory.ts'

/** Milliseconds that the very first sweep goes back, and that any may. */
const first = 3_600_000
const longest = 24 * 3_600_000

type Found = { readonly invocations: readonly Invocation[]; readonly runs: Memory['runs'] }

/**
 * Deployments that no event told us of: GitHub sends none for runs that a workflow's own token
 * started, none for a file that does not parse, and our own run may have died or never come. Of each
 * service only the newest run counts: what came before it is history.
 */
export async function missedRuns(
  engine: Engine,
  memory: Memory,
  known: ReadonlySet<string>,
): Promise<Found> {
  const config = await engine.config()
  const places = allPlaces(config).filter(deploysByWorkflow)
  const repositories = new Map(
    places.map((place) => {
      const github = engine.codeOf(place)
      return [github.name, github]
    }),
  )
  const found = await pMap(
    [...repositories],
    ([name, github]) => ofRepository(engine, { name, github, seen: memory.runs[name] }),
    { concurrency: 10 },
  )
  return {
    invocations: found
      .flatMap(({ invocations }) => invocations)
      .filter(({ key }) => !known.has(key)),
    runs: Object.assign({}, memory.runs, ...found.map(({ runs }) => runs)),
  }
}

const deploysByWorkflow = ({ settings }: Place): boolean =>
  settings.workflows.length > 0 || workflowOf(settings.hosting) !== undefined

async function ofRepository(
  engine: Engine,
  about: {
    readonly name: string
    readonly github: GitHub
    readonly seen: Memory['runs'][string] | undefined
  },
): Promise<Found> {
  const { name, github, seen } = about
  const now = engine.clock.now().getTime()
  const answer = await endedRuns(github, seen?.etag)
  if (answer === undefined) return { invocations: [], runs: {} }
  const since = Math.max(Date.parse(seen?.last ?? '') || now - first, now - longest)
  const runs = answer.runs.toSorted(newestFirst)
  const newest = new Map<string, Invocation>()
  for (const run of runs) {
    if (Date.parse(updated(run)) < since) break
    const payload = { workflow_run: run, repository: { full_name: name } }
    const { invocations } = await workflowRun({ name: 'workflow_run', payload }, engine.config)
    for (const invocation of invocations) {
      const place = invocation.key.replace(/^run:\d+:\d+:/, '')
      if (!newest.has(place)) newest.set(place, invocation)
    }
  }
  const done = new Set(seen?.keys)
  const invocations = [...newest.values()].filter(({ key }) => !done.has(key))
  // Our own run is in the list, too: only what concerns us is worth a write.
  if (seen !== undefined && invocations.length === 0) return { invocations, runs: {} }
  const last =
    invocations
      .map(({ at }) => at)
      .toSorted()
      .at(-1) ?? new Date(now).toISOString()
  const keys = [...newest.values()].filter(({ at }) => at === last).map(({ key }) => key)
  const etag = answer.etag === undefined ? {} : { etag: answer.etag }
  return { invocations, runs: { [name]: { last, keys, ...etag } } }
}

const updated = (run: unknown): string => text(run, 'updated_at')

/** By when they ended; GitHub's times are in seconds, and within one the later run has the higher id. */
function newestFirst(a: unknown, b: unknown): number {
  if (updated(a) !== updated(b)) return updated(a) < updated(b) ? 1 : -1
  return Number(object(b)['id']) - Number(object(a)['id'])
}
