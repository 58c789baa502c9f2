import { buildSchema, graphql } from 'graphql'
import { branchHead, firstKnown, log, readCommit, readObject, type Commit } from '../git/read.ts'
import type { Deployment } from '../hub.ts'
import { isObject, route, text, type Call, type Json, type Reply } from '../http.ts'

/** The part of GitHub's GraphQL schema that is understood here; anything else is an error of theirs too. */
export const schema = buildSchema(`
  scalar DateTime
  scalar GitObjectID
  scalar URI
  type Query { repository(owner: String!, name: String!): Repository }
  type Repository {
    ref(qualifiedName: String!): Ref
    object(oid: GitObjectID): GitObject
    deployments(environments: [String!], first: Int, orderBy: DeploymentOrder): DeploymentConnection!
  }
  input DeploymentOrder { field: DeploymentOrderField!, direction: OrderDirection! }
  enum DeploymentOrderField { CREATED_AT }
  enum OrderDirection { ASC DESC }
  type Ref { name: String!, target: GitObject }
  interface GitObject { oid: GitObjectID! }
  type Tree implements GitObject { oid: GitObjectID! }
  type Blob implements GitObject { oid: GitObjectID!, text: String, isTruncated: Boolean! }
  type Commit implements GitObject {
    oid: GitObjectID!
    messageHeadline: String!
    author: GitActor
    tree: Tree!
    parents(first: Int): CommitConnection!
    history(first: Int): CommitHistoryConnection!
    file(path: String!): TreeEntry
  }
  type CommitConnection { nodes: [Commit] }
  type CommitHistoryConnection { nodes: [Commit] }
  type GitActor { name: String, user: User }
  type User { login: String! }
  type TreeEntry { oid: GitObjectID! }
  type DeploymentConnection { nodes: [Deployment] }
  type Deployment {
    databaseId: Int
    commitOid: String!
    environment: String
    createdAt: DateTime!
    state: DeploymentState
    payload: String
    statuses(first: Int): DeploymentStatusConnection
  }
  type DeploymentStatusConnection { nodes: [DeploymentStatus] }
  type DeploymentStatus {
    state: DeploymentStatusState!
    createdAt: DateTime!
    environmentUrl: URI
    logUrl: URI
  }
  enum DeploymentState { ACTIVE ERROR FAILURE INACTIVE IN_PROGRESS PENDING QUEUED }
  enum DeploymentStatusState { ERROR FAILURE INACTIVE IN_PROGRESS PENDING QUEUED SUCCESS }
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

function repository(call: Call): object {
  const { hub } = call
  return {
    ref: async ({ qualifiedName }: { qualifiedName: string }) => ref(call, qualifiedName),
    object: ({ oid }: { oid?: string }) => object(call, oid ?? ''),
    deployments: (wanted: { environments?: readonly string[]; first?: number }) => ({
      nodes: hub.deployments
        .filter(({ environment }) => wanted.environments?.includes(environment) ?? true)
        .toReversed()
        .slice(0, wanted.first ?? 50)
        .map(node),
    }),
  }
}

/** Bytes of a text that an answer holds; the rest is cut. */
const longestText = 512_000

async function object(call: Call, oid: string): Promise<object | null> {
  const found = /^[0-9a-f]{40}$/.test(oid) ? await readObject(call.hub.git, oid) : undefined
  if (found?.type !== 'blob') return null
  const { content } = found
  const text = content.subarray(0, longestText).toString('utf8')
  return { __typename: 'Blob', oid, text, isTruncated: content.length > longestText }
}

async function ref(call: Call, name: string): Promise<object | null> {
  const sha = await branchHead(call.hub.git, name.replace(/^refs\/heads\//, ''))
  const head = sha === undefined ? undefined : await readCommit(call.hub.git, sha)
  return head === undefined ? null : { name, target: commit(call, head) }
}

function commit(call: Call, one: Commit): object {
  const { hub } = call
  return {
    __typename: 'Commit',
    oid: one.sha,
    messageHeadline: one.message.split('\n')[0] ?? '',
    author: {
      name: one.author.name,
      user: hub.people.has(one.author.name) ? { login: one.author.name } : null,
    },
    tree: { oid: one.tree },
    parents: { nodes: one.parents.map((oid) => ({ oid })) },
    history: async ({ first }: { first?: number }) => ({
      nodes: (await log(hub.git, [`-n${first ?? 30}`, one.sha])).map((each) => commit(call, each)),
    }),
    file: async ({ path }: { path: string }) => {
      const oid = await firstKnown(hub.git, [`${one.sha}:${path}`])
      return oid === undefined ? null : { oid }
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
