import type { Engine } from '../engine/context.ts'
import type { OutageError } from '../errors.ts'
import type { RecordFile } from '../records/file.ts'
import { carryOut } from './lanes.ts'
import { openMemory, type Memory } from './memory.ts'
import { isQuiet, restlessRecords, type Restless } from './records.ts'
import { tasks, type AnyTask } from './table.ts'
import type { Caught, Found, Scene } from './task.ts'
import { openTroubles, type Troubles } from './troubles.ts'

/** What a sweep did, and what it could not do, but for what an earlier one has said already. */
export type Swept = {
  readonly caught: readonly Caught[]
  readonly troubles: readonly OutageError[]
}

/**
 * One sweep over everything: finishes what runs began that died, and carries out what was asked for
 * and no run took on. It may be repeated, and two may run at once: each thing is still done once. What
 * fails is reported once, and stops nothing else. If nothing has happened since the last sweep it asks
 * four questions of GitHub, however many services there are, and one more for each other repository
 * that deploys, or has post-mortems or tickets.
 */
export async function sweep(engine: Engine): Promise<Swept> {
  const file = await openMemory(engine)
  const before = file.value
  const troubles = openTroubles(engine, before.troubles)
  const now = engine.clock.now().toISOString()
  const due = Object.entries(tasks).flatMap(([name, task]) => task.due(before.tasks[name], now))
  const records = await restlessRecords(engine, before.quiet, new Set(due), troubles.report)
  const { restless, archived, all } = records
  const scene: Scene = {
    engine,
    records: restless,
    archived,
    known: new Set(restless.flatMap(({ value }) => value.claims.map(({ key }) => key))),
    trouble: troubles.report,
  }
  const found = await Promise.all(
    Object.entries(tasks).map(([name, task]) => foundBy(scene, name, task, before.tasks[name])),
  )
  const { caught, left } = await carryOut(
    scene,
    found.flatMap(({ todos }) => todos),
  )
  const kept: [string, unknown][] = []
  for (const { name, end } of found) {
    const value = await ended(scene, name, end, left)
    if (value !== undefined) kept.push([name, value])
  }
  const quiet = restless.filter((record) => isQuiet(record) && !left.has(record.key))
  await remember(file, { restless, all, quiet, tasks: Object.fromEntries(kept), troubles })
  return { caught, troubles: troubles.fresh() }
}

type FoundBy = Found<unknown> & { readonly name: string }

/** What a task found; one that fails keeps its memory, and is asked again by the next sweep. */
async function foundBy(
  scene: Scene,
  name: string,
  task: AnyTask,
  before: unknown,
): Promise<FoundBy> {
  try {
    return { name, ...(await task.find(scene, before)) }
  } catch (error) {
    scene.trouble(name, 'A part of the sweep failed', error)
    return { name, todos: [], end: () => before }
  }
}

async function ended(
  scene: Scene,
  name: string,
  end: FoundBy['end'],
  left: ReadonlySet<string>,
): Promise<unknown> {
  try {
    return await end(left)
  } catch (error) {
    scene.trouble(name, 'A part of the sweep failed', error)
    return undefined
  }
}

/** Writes down what the next sweep need not look at again; nothing if that is nothing new. */
async function remember(
  file: RecordFile<Memory>,
  seen: {
    readonly restless: readonly Restless[]
    readonly all: ReadonlySet<string>
    readonly quiet: readonly Restless[]
    readonly tasks: Readonly<Record<string, unknown>>
    readonly troubles: Troubles
  },
): Promise<void> {
  const loud = new Set(seen.restless.map(({ key }) => key))
  await file.update((memory) => {
    const still = Object.entries(memory.quiet).filter(
      ([key]) => seen.all.has(key) && !loud.has(key),
    )
    const now = seen.quiet.map(({ key, version }) => [key, version])
    const next: Memory = {
      ...memory,
      quiet: Object.fromEntries([...still, ...now]),
      tasks: seen.tasks,
      troubles: seen.troubles.all(),
    }
    return file.exists && JSON.stringify(next) === JSON.stringify(memory) ? memory : next
  }, 'A sweep')
}
