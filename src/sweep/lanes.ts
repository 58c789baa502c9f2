import pMap from 'p-map'
import type { Engine } from '../engine/context.ts'
import { OutageError } from '../errors.ts'
import { operationId } from '../incident/service.ts'
import type { Restless } from './records.ts'
import type { Caught, Scene, Todo } from './task.ts'
import { placeLane } from './todo.ts'

/** Lanes in which something is done at the same time. */
const atOnce = 8

/** Milliseconds for one thing; what takes longer by design, an operation, has a budget of its own. */
const longest = 60 * 60_000

/** Milliseconds in which what was told to stop may still end by itself. */
const grace = 30_000

/**
 * Does what was found: everything about one service in order, several services at the same time, the
 * urgent ones first. What fails, or does not end, is reported and stops nothing else.
 */
export async function carryOut(
  scene: Scene,
  todos: readonly Todo[],
): Promise<{ readonly caught: readonly Caught[]; readonly left: ReadonlySet<string> }> {
  const caught: Caught[] = []
  const left = new Set<string>()
  const ranks = ranksOf(scene.records)
  const lanes = [...byLane(todos)].toSorted(
    ([one], [other]) => (ranks.get(one) ?? 2) - (ranks.get(other) ?? 2),
  )
  const one = async (todo: Todo): Promise<void> => {
    try {
      const ended = await inTime(scene.engine, todo)
      caught.push(...ended.caught)
      if (ended.left) left.add(todo.key)
    } catch (error) {
      left.add(todo.key)
      scene.trouble(todo.key, 'Something was left undone', error)
    }
  }
  await pMap(
    lanes,
    async ([, inOrder]) => {
      for (const todo of inOrder) await one(todo)
    },
    { concurrency: atOnce },
  )
  return { caught, left }
}

function byLane(todos: readonly Todo[]): ReadonlyMap<string, readonly Todo[]> {
  const lanes = new Map<string, Todo[]>()
  for (const todo of todos) lanes.set(todo.lane, [...(lanes.get(todo.lane) ?? []), todo])
  return lanes
}

/** 0: an operation was left by a run that is gone; 1: an incident is open. */
function ranksOf(records: readonly Restless[]): ReadonlyMap<string, number> {
  const services = records.filter(({ key }) => key.startsWith('services/'))
  return new Map(
    services.map(({ value, orphans }) => {
      const begun = new Set(
        (value.incident?.events ?? []).flatMap((event) =>
          event.type === 'operation-started' ? event.operation : [],
        ),
      )
      const isStuck = orphans.some(({ key }) => begun.has(operationId(key)))
      return [placeLane(value), isStuck ? 0 : value.incident ? 1 : 2]
    }),
  )
}

/** What a todo comes to, or `timeout`: the sweep goes on, and what was begun is left to the next. */
async function inTime(engine: Engine, todo: Todo): ReturnType<Todo['run']> {
  const late = new OutageError('timeout', `It took longer than ${longest / 60_000} minutes.`)
  const stop = new AbortController()
  const over = new AbortController()
  const work = todo.run({ ...engine, signal: AbortSignal.any([engine.signal, stop.signal]) })
  const alarm = async (): Promise<never> => {
    await engine.clock.sleep(longest, over.signal)
    stop.abort(late)
    await engine.clock.sleep(grace, over.signal)
    throw late
  }
  const waiting = alarm()
  waiting.catch(() => undefined)
  try {
    return await Promise.race([work, waiting])
  } finally {
    work.catch(() => undefined)
    over.abort()
  }
}
