import { buildSchema, graphql } from 'graphql'
import { branchHead, readCommit } from '../git/read.ts'
import type { Deployment } from '../hub.ts'
import { isObject, route, text, type Call, type Json, type Reply } from '../http.ts'

/** The part of GitHub's GraphQL schema that is understood here; anything else is an error of theirs too. */
const schema = buildSchema(`
  scalar DateTime
  scalar GitObjectID
  type Query { repository(owner: String!, name: String!): Repository }
  type Repository {
    ref(qualifiedName: String!): Ref
    deployments(environments: [String!], first: Int, orderBy: DeploymentOrder): DeploymentConnection!
  }
  input DeploymentOrder { field: DeploymentOrderField!, direction: OrderDirection! }
  enum DeploymentOrderField { CREATED_AT }
  enum OrderDirection { ASC DESC }
  type Ref { name: String!, target: GitObject }
  interface GitObject { oid: GitObjectID! }
  type Tree implements GitObject { oid: GitObjectID! }
  type Commit implements GitObject { oid: GitObjectID!, messageHeadline: String!, tree: Tree! }
  type DeploymentConnection { nodes: [Deployment] }
  type Deployment {
    databaseId: Int
    commitOid: String!
    environment: String
    createdAt: DateTime!
    state: String
    payload: String
    statuses(first: Int): DeploymentStatusConnection
  }
  type DeploymentStatusConnection { nodes: [DeploymentStatus] }
  type DeploymentStatus { state: String!, createdAt: DateTime!, environmentUrl: String, logUrl: String }
`)

async function query(call: Call): Promise<Reply> {
  const variables = isObject(call.body['variables']) ? call.body['variables'] : {}
  const answer = await graphql({
    schema,
    source: text(call.body, 'query') ?? '',
    variableValues: variables,
    rootValue: { repository: () => repository(call) },
  })
  return { status: 200, body: JSON.parse(JSON.stringify(answer)) as Json }
}

function repository({ hub }: Call): object {
  return {
    ref: async ({ qualifiedName }: { qualifiedName: string }) => ref(hub.git, qualifiedName),
    deployments: (wanted: { environments?: readonly string[]; first?: number }) => ({
      nodes: hub.deployments
        .filter(({ environment }) => wanted.environments?.includes(environment) ?? true)
        .toReversed()
        .slice(0, wanted.first ?? 50)
        .map(node),
    }),
  }
}

async function ref(git: string, name: string): Promise<object | null> {
  const sha = await branchHead(git, name.replace(/^refs\/heads\//, ''))
  if (sha === undefined) return null
  const commit = await readCommit(git, sha)
  return {
    name,
    target: {
      __typename: 'Commit',
      oid: sha,
      messageHeadline: commit?.message.split('\n')[0] ?? '',
      tree: { oid: commit?.tree ?? '' },
    },
  }
}

function node(deployment: Deployment): object {
  const latest = deployment.statuses.at(-1)
  const state = latest?.state === 'success' ? 'ACTIVE' : (latest?.state ?? 'pending').toUpperCase()
  return {
    databaseId: deployment.id,
    commitOid: deployment.sha,
    environment: deployment.environment,
    createdAt: deployment.at,
    state,
    payload: JSON.stringify(deployment.payload),
    statuses: {
      nodes: deployment.statuses.toReversed().map((status) => ({
        state: status.state.toUpperCase(),
        createdAt: status.at,
        environmentUrl: status.environmentUrl,
        logUrl: status.logUrl,
      })),
    },
  }
}

export const graphqlRoutes = [
  route('POST', '//graphql', 'deployments:read', query, { anyone: true }),
]
