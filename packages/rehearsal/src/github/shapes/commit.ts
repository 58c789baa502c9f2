import { loginOf } from '../actors.ts'
import type { ChangedFile } from '../git/changes.ts'
import type { Commit, Person } from '../git/read.ts'
import type { Hub } from '../hub.ts'
import type { Json } from '../http.ts'
import { api, nodeId, page } from './address.ts'

/** Whether GitHub vouches for a commit. */
function verification(hub: Hub, { sha, committer }: Commit): Json {
  const verified = hub.verified.has(sha)
  return {
    verified,
    reason: verified ? 'valid' : 'unsigned',
    signature: null,
    payload: null,
    verified_at: verified ? committer.date : null,
  }
}

function userOf(hub: Hub, person: Person): Json | null {
  const login = loginOf(person.email)
  return login === undefined ? null : hub.user(login)
}

function treeOf(hub: Hub, sha: string): Json {
  return { sha, url: api(hub, `/git/trees/${sha}`) }
}

/** A commit as the commits API lists it. */
export function commitShape(hub: Hub, commit: Commit): Json {
  const { sha } = commit
  return {
    sha,
    node_id: nodeId('Commit', sha),
    url: api(hub, `/commits/${sha}`),
    html_url: page(hub, `/commit/${sha}`),
    comments_url: api(hub, `/commits/${sha}/comments`),
    commit: {
      url: api(hub, `/git/commits/${sha}`),
      message: commit.message,
      author: commit.author,
      committer: commit.committer,
      tree: treeOf(hub, commit.tree),
      comment_count: 0,
      verification: verification(hub, commit),
    },
    author: userOf(hub, commit.author),
    committer: userOf(hub, commit.committer),
    parents: parents(hub, commit),
  }
}

/** A commit as the git data API answers it. */
export function gitCommitShape(hub: Hub, commit: Commit): Json {
  return {
    sha: commit.sha,
    node_id: nodeId('Commit', commit.sha),
    url: api(hub, `/git/commits/${commit.sha}`),
    html_url: page(hub, `/commit/${commit.sha}`),
    message: commit.message,
    author: commit.author,
    committer: commit.committer,
    tree: treeOf(hub, commit.tree),
    parents: parents(hub, commit),
    verification: verification(hub, commit),
  }
}

function parents(hub: Hub, commit: Commit): readonly Json[] {
  return commit.parents.map((sha) => ({
    sha,
    url: api(hub, `/commits/${sha}`),
    html_url: page(hub, `/commit/${sha}`),
  }))
}

/** A commit as pushes and runs carry it. */
export function briefCommitShape({ sha, tree, message, author, committer }: Commit): Json {
  return {
    id: sha,
    tree_id: tree,
    message,
    timestamp: committer.date,
    author: { name: author.name, email: author.email },
    committer: { name: committer.name, email: committer.email },
  }
}

/** A file that a commit, or several, have changed; `at` is the last of them. */
export function changeShape(hub: Hub, at: string, change: ChangedFile): Json {
  const { path, blob, status, additions, deletions } = change
  return {
    sha: blob,
    filename: path,
    status,
    additions,
    deletions,
    changes: additions + deletions,
    blob_url: page(hub, `/blob/${at}/${path}`),
    raw_url: page(hub, `/raw/${at}/${path}`),
    contents_url: `${api(hub, `/contents/${path}`)}?ref=${at}`,
  }
}
