import type { HostedRelease } from '../../ports.ts'
import type { VercelClient } from './client.ts'
import type { Listed } from './shapes.ts'

/** The most that Vercel lists at once. */
const mostListed = 100

/** Where its log is. */
export function linkOf(one: {
  readonly inspectorUrl?: string | null | undefined
  readonly url?: string | null | undefined
}): { readonly url?: string } {
  if (one.inspectorUrl) return { url: one.inspectorUrl }
  return one.url ? { url: `https://${one.url}` } : {}
}

/** The commit that a deployment was built from, whichever service its code is on. */
export function commitOf({ meta }: { readonly meta: Listed['meta'] }): string | undefined {
  const found = ['github', 'gitlab', 'bitbucket'].map((service) => meta[`${service}CommitSha`])
  return found.find((sha): sha is string => typeof sha === 'string' && sha !== '')
}

/** Deployments that have had the production domain, newest first: none that was only staged. */
export async function servedDeployments(
  client: VercelClient,
  query: { readonly sha?: string; readonly limit?: number },
): Promise<readonly Listed[]> {
  const listed = await client.deployments({ state: 'READY', ...query })
  return listed.filter(({ readySubstate }) => readySubstate !== 'STAGED')
}

/**
 * Releases that went live, as Vercel remembers them: the one that has the domain first, then those
 * before it. What production has gone back from is left out, or it would seem to run still.
 */
export async function releasesOf(
  client: VercelClient,
  limit: number,
): Promise<readonly HostedRelease[]> {
  const [{ targets }, served] = await Promise.all([
    client.project(),
    servedDeployments(client, { limit: mostListed }),
  ])
  const current = served.findIndex(({ uid }) => uid === targets?.production?.id)
  const releases = served.slice(Math.max(0, current)).flatMap((one): HostedRelease[] => {
    const sha = commitOf(one)
    if (sha === undefined) return []
    const at = new Date(one.ready ?? one.created).toISOString()
    return [{ id: one.uid, sha, at, ...linkOf(one) }]
  })
  return releases.slice(0, limit)
}
