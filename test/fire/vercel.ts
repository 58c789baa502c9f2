import type { Check } from '../../src/drill/scenarios/scenario.ts'
import type { Stage } from '../../src/drill/scenarios/stage.ts'
import type { Site } from './site.ts'

/** Asks Vercel itself, as its dashboard does. */
async function ask(
  { world }: Pick<Stage, 'world'>,
  method: string,
  path: string,
  body?: unknown,
): Promise<unknown> {
  const { VERCEL_API_URL, VERCEL_TOKEN, VERCEL_TEAM_ID } = world.provider.env
  const address = new URL(path, VERCEL_API_URL)
  address.searchParams.set('teamId', VERCEL_TEAM_ID ?? '')
  const headers = { authorization: `Bearer ${VERCEL_TOKEN ?? ''}` }
  return (
    await fetch(address, {
      method,
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
  ).json()
}

/**
 * Deletes what Vercel holds of the release before the one running, as a retention policy does, and
 * holds production, as people do who promote every release by hand.
 */
export async function forgetOlder(stage: Stage): Promise<void> {
  const project = '/v9/projects/chatbot-fluxa'
  await ask(stage, 'PATCH', project, { autoAssignCustomDomains: false })
  const sha = stage.world.history.at(-2) ?? ''
  const listed = Object(await ask(stage, 'GET', `/v7/deployments?sha=${sha}`)) as {
    deployments?: readonly { readonly uid: string }[]
  }
  for (const { uid } of listed.deployments ?? []) {
    await ask(stage, 'DELETE', `/v13/deployments/${uid}`)
  }
}

/** What was carried out of each kind; a request that was cut off before that does not count. */
export function askedVercel(
  { world }: Site,
  wanted: { readonly rollback: number; readonly deployments: number },
): Check {
  const count = (pattern: RegExp): number =>
    (world.provider.api?.requests ?? []).filter(
      ({ method, path, status }) =>
        method === 'POST' && status >= 200 && status < 300 && pattern.test(path),
    ).length
  return {
    claim: `Vercel carried out ${wanted.rollback} rollbacks and ${wanted.deployments} builds`,
    find: () => {
      const rollbacks = count(/\/rollback\//)
      const builds = count(/\/v13\/deployments\?/)
      return rollbacks === wanted.rollback && builds === wanted.deployments
        ? []
        : [`There were ${rollbacks} rollbacks and ${builds} builds.`]
    },
  }
}
