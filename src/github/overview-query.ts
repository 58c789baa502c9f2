/** Where things stand, in one request of GraphQL. */
export const overviewQuery = `query ($owner: String!, $repo: String!, $branch: String!, $environment: String!) {
  repository(owner: $owner, name: $repo) {
    ref(qualifiedName: $branch) {
      target {
        oid
        ... on Commit {
          messageHeadline
          tree { oid }
          history(first: 50) {
            nodes {
              oid
              messageHeadline
              author { name user { login } }
              tree { oid }
              parents(first: 8) { nodes { oid } }
              workflows: file(path: ".github/workflows") { oid }
            }
          }
        }
      }
    }
    deployments(environments: [$environment], first: 50, orderBy: {field: CREATED_AT, direction: DESC}) {
      nodes { databaseId commitOid createdAt payload statuses(first: 30) { nodes { state } } }
    }
  }
}`

/** What it asks about. */
export function overviewVariables(
  { owner, repo }: { readonly owner: string; readonly repo: string },
  branch: string,
  environment: string,
) {
  return { owner, repo, branch: `refs/heads/${branch}`, environment }
}
