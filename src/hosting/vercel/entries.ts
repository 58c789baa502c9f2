import type { VercelClient } from './client.ts'
import * as shapes from './shapes.ts'
import type { Entry } from './shapes.ts'

/** Pages of variables, at most: far more than a project may have. */
const mostPages = 100

/** Variables of production that people have set, as they are listed. */
export async function productionEntries(client: VercelClient): Promise<readonly Entry[]> {
  const path = `/v10/projects/${await client.projectId()}/env`
  const found: Entry[] = []
  let until: number | undefined
  for (let page = 0; page < mostPages; page++) {
    // Never `decrypt=true`: it is deprecated, and has answered ciphertext as if it were the value.
    const answer = await client.ask(shapes.listOfVariables, {
      method: 'GET',
      path,
      ...(until === undefined ? {} : { query: { until } }),
    })
    found.push(...answer.envs)
    const next = answer.pagination?.next ?? undefined
    if (next === undefined || next === until) break
    until = next
  }
  return found.filter(
    ({ target, type, gitBranch }) =>
      target.includes('production') && type !== 'system' && !gitBranch,
  )
}
