import * as v from 'valibot'
import { tellLeftOf } from '../../engine/left.ts'
import type { Restless } from '../records.ts'
import { sweepTask, type Todo } from '../task.ts'
import { placeLane, todoOf } from '../todo.ts'

/** What runs took on that are gone, and what they did and could not tell. */
export const orphans = sweepTask({
  memory: v.null(),
  async find({ records }) {
    return { todos: records.flatMap(todosOf), end: () => undefined }
  },
})

function todosOf(record: Restless): Todo[] {
  const { key, value } = record
  const isService = key.startsWith('services/')
  const lane = isService ? placeLane(value) : key
  const around = isService ? { place: value } : {}
  const claims = record.orphans.map(({ invocation }) => ({ ...todoOf(invocation, around), lane }))
  if (!record.hasMail) return claims
  return [
    ...claims,
    { key, lane, run: async (engine) => ({ caught: await tellLeftOf(engine, key) }) },
  ]
}
