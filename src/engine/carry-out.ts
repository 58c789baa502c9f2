import type { Invocation } from '../incident/record.ts'
import type { Result } from './answer.ts'
import type { Engine, IssueSnapshot } from './context.ts'
import { decidable } from './decidable.ts'
import { dispatch } from './dispatch.ts'
import { fewEnough } from './outsider.ts'
import { dispatchTogether, type Waiting } from './together.ts'

/**
 * Everything that one event asks for, in order; answers how the last of it ended. In an incident's
 * issue, what only has to be decided is decided together with what else waits there.
 */
export async function carryOut(
  engine: Engine,
  invocations: readonly Invocation[],
  issue: IssueSnapshot | undefined,
  waiting: Waiting | undefined,
): Promise<Result> {
  const around = issue ? { issue } : {}
  let result: Result = { outcome: 'ignored' }
  let rest = await fewEnough(engine, invocations)
  while (rest.length > 0) {
    const group = leading(engine, rest)
    const known = await together(engine, group, issue, waiting)
    for (const invocation of group.length > 0 ? group : rest.slice(0, 1)) {
      const next = known.get(invocation.key) ?? (await dispatch(engine, invocation, around))
      if (next.outcome !== 'ignored') result = next
    }
    rest = rest.slice(Math.max(1, group.length))
  }
  return result
}

/** The first commands of a list, as far as they only have to be decided. */
export function leading(engine: Engine, list: readonly Invocation[]): readonly Invocation[] {
  const end = list.findIndex((invocation) => decidable(engine, invocation) === undefined)
  return end < 0 ? list : list.slice(0, end)
}

/** What goes wrong with all of them is answered where each is dispatched by itself. */
async function together(
  engine: Engine,
  group: readonly Invocation[],
  issue: IssueSnapshot | undefined,
  waiting: Waiting | undefined,
): Promise<ReadonlyMap<string, Result>> {
  if (group.length === 0 || issue === undefined || waiting === undefined) return new Map()
  return dispatchTogether(engine, group, issue, waiting, dispatch).catch(() => new Map())
}
