import { instant } from '../instant.ts'
import { messageOf, statusOf, type GitHub } from './client.ts'
import { oursIn } from './deployment-payload.ts'
import { readCommit } from './git.ts'
import { overviewQuery, overviewVariables } from './overview-query.ts'
import { overviewByRest } from './overview-rest.ts'
import { restInPlace } from './rest-in-place.ts'
import type { HistoricCommit } from './standing.ts'

/** Where things stand: the head of the deployed branch, and what was deployed to an environment. */
export type Overview = {
  /** Nothing where the branch does not exist. */
  readonly head?: { readonly sha: string; readonly title: string; readonly tree: string }
  /** Commits of the branch, newest first: enough to do without another question in most cases. */
  readonly history: readonly HistoricCommit[]
  /** Newest first. */
  readonly deployments: readonly GitHubDeployment[]
}

export type GitHubDeployment = {
  readonly id: number
  readonly sha: string
  readonly at: string
  /** True where it was successful at some time; a superseded one reads `INACTIVE` now. */
  readonly succeeded: boolean
  /** Id of our operation, and the service that it was about, where we wrote it. */
  readonly operation?: string
  readonly service?: string
}

type Answer = {
  readonly repository: {
    readonly ref: { readonly target: Head } | null
    readonly deployments: {
      readonly nodes: readonly {
        readonly databaseId: number
        readonly commitOid: string
        readonly createdAt: string
        readonly payload: string | null
        readonly statuses: { readonly nodes: readonly { readonly state: string }[] } | null
      }[]
    }
  } | null
}

type Head = {
  readonly oid: string
  readonly messageHeadline: string
  readonly tree: { readonly oid: string }
  readonly history: {
    readonly nodes: readonly {
      readonly oid: string
      readonly messageHeadline: string
      readonly author: {
        readonly name: string | null
        readonly user: { readonly login: string } | null
      } | null
      readonly tree: { readonly oid: string }
      readonly parents: { readonly nodes: readonly { readonly oid: string }[] }
      readonly workflows: { readonly oid: string } | null
    }[]
  }
}

/**
 * Reads the overview in one request, or by REST if GraphQL is in trouble; if the token may not see
 * deployments, without them.
 */
export async function readOverview(
  github: GitHub,
  branch: string,
  environment: string,
): Promise<Overview> {
  const ask = async (): Promise<Overview> => {
    const { repository } = await github.octokit.graphql<Answer>(
      overviewQuery,
      overviewVariables(github, branch, environment),
    )
    return repository === null ? { history: [], deployments: [] } : shape(repository)
  }
  try {
    return await restInPlace(ask, () => overviewByRest(github, branch, environment))
  } catch (error) {
    if (statusOf(error) >= 500 || !/not accessible|forbidden/i.test(messageOf(error))) throw error
    const head = await readCommit(github, `heads/${branch}`)
    return { history: [], deployments: [], ...(head === undefined ? {} : { head }) }
  }
}

function shape(repository: NonNullable<Answer['repository']>): Overview {
  const { ref } = repository
  const deployments = repository.deployments.nodes.map((node) => {
    return {
      id: node.databaseId,
      sha: node.commitOid,
      at: instant(node.createdAt),
      succeeded: node.statuses?.nodes.some(({ state }) => state === 'SUCCESS') ?? false,
      ...oursIn(node.payload),
    }
  })
  if (ref === null) return { history: [], deployments }
  const { oid, messageHeadline, tree } = ref.target
  const history = ref.target.history.nodes.map(commitOf)
  return { history, deployments, head: { sha: oid, title: messageHeadline, tree: tree.oid } }
}

function commitOf(node: Head['history']['nodes'][number]): HistoricCommit {
  return {
    sha: node.oid,
    title: node.messageHeadline,
    author: node.author?.user?.login ?? node.author?.name ?? 'unknown',
    tree: node.tree.oid,
    parents: node.parents.nodes.map((parent) => parent.oid),
    workflows: node.workflows?.oid ?? '',
  }
}
