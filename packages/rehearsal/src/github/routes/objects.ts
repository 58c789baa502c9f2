import { checkWorkflowPaths, signatures } from '../guard.ts'
import { firstKnown, listTree, readCommit, readObject, type TreeEntry } from '../git/read.ts'
import { git } from '../git/run.ts'
import { commitTree } from '../git/write.ts'
import {
  isObject,
  list,
  notFound,
  param,
  Refusal,
  route,
  text,
  type Call,
  type Json,
  type Reply,
} from '../http.ts'
import { emptyTree } from '../git/changes.ts'
import { api, nodeId } from '../shapes/address.ts'
import { gitCommitShape } from '../shapes/commit.ts'

async function getTree(call: Call): Promise<Reply> {
  const sha = await firstKnown(call.hub.git, [`${decodeURIComponent(param(call, 'sha'))}^{tree}`])
  if (sha === undefined) throw notFound()
  const recursive = call.query.has('recursive')
  return {
    status: 200,
    body: treeShape(call, sha, await listTree(call.hub.git, sha, { recursive })),
  }
}

/** Cut at 100,000 entries. (REST API, "Get a tree"; the limit of 7 MB is not played.) */
function treeShape(call: Call, sha: string, entries: readonly TreeEntry[]): Json {
  const most = call.hub.settings.treeEntries
  const tree = entries.slice(0, most).map((entry) => ({
    ...entry,
    url: api(call.hub, `/git/${entry.type}s/${entry.sha}`),
  }))
  return { sha, url: api(call.hub, `/git/trees/${sha}`), tree, truncated: entries.length > most }
}

type NewEntry = { readonly path: string; readonly mode: string; readonly sha: string | null }

async function newEntry(call: Call, value: unknown): Promise<NewEntry> {
  const entry = isObject(value) ? value : {}
  const path = text(entry, 'path') ?? ''
  const mode = text(entry, 'mode') ?? ''
  const content = text(entry, 'content')
  if (path === '' || path.startsWith('/')) throw new Refusal(422, 'tree.path is malformed')
  if (content !== undefined) {
    const sha = await git(call.hub.git, ['hash-object', '-w', '--stdin'], { input: content })
    return { path, mode, sha }
  }
  if (entry['sha'] === null) return { path, mode, sha: null }
  const sha = text(entry, 'sha') ?? ''
  const known = await firstKnown(call.hub.git, [sha])
  if (known === undefined) throw new Refusal(422, `tree.sha ${sha} is not a valid blob`)
  return { path, mode, sha }
}

async function createTree(call: Call): Promise<Reply> {
  const { hub, body } = call
  const entries = await Promise.all(list(body['tree']).map((entry) => newEntry(call, entry)))
  if (entries.length === 0) throw new Refusal(422, 'Invalid tree info')
  checkWorkflowPaths(
    call,
    entries.map(({ path }) => path),
  )
  const base = text(body, 'base_tree')
  const root = base === undefined ? undefined : await firstKnown(hub.git, [`${base}^{tree}`])
  if (base !== undefined && root === undefined)
    throw new Refusal(422, 'base_tree is not a valid tree oid')
  const sha = await writeTree(hub.git, root, entries)
  return { status: 201, body: treeShape(call, sha, await listTree(hub.git, sha)) }
}

/** Builds trees from the leaves up, so that subtrees can be given by their sha. */
async function writeTree(
  directory: string,
  base: string | undefined,
  entries: readonly NewEntry[],
): Promise<string> {
  const rows = new Map<string, string>()
  for (const entry of base === undefined ? [] : await listTree(directory, base)) {
    rows.set(entry.path, `${entry.mode} ${entry.type} ${entry.sha}`)
  }
  const below = new Map<string, NewEntry[]>()
  for (const entry of entries) {
    const [first = '', ...rest] = entry.path.split('/')
    if (rest.length > 0) {
      below.set(first, [...(below.get(first) ?? []), { ...entry, path: rest.join('/') }])
    } else if (entry.sha === null) rows.delete(first)
    else rows.set(first, `${entry.mode} ${typeOf(entry.mode)} ${entry.sha}`)
  }
  for (const [name, inside] of below) {
    const [, type, sha] = rows.get(name)?.split(' ') ?? []
    const tree = await writeTree(directory, type === 'tree' ? sha : undefined, inside)
    if (tree === emptyTree) rows.delete(name)
    else rows.set(name, `040000 tree ${tree}`)
  }
  const input = [...rows].map(([name, row]) => `${row}\t${name}\0`).join('')
  return git(directory, ['mktree', '-z'], { input })
}

function typeOf(mode: string): string {
  return mode === '040000' ? 'tree' : mode === '160000' ? 'commit' : 'blob'
}

async function getCommit(call: Call): Promise<Reply> {
  const sha = await firstKnown(call.hub.git, [`${param(call, 'sha')}^{commit}`])
  const commit = sha === undefined ? undefined : await readCommit(call.hub.git, sha)
  if (commit === undefined) throw notFound()
  return { status: 200, body: gitCommitShape(call.hub, commit) }
}

async function createCommit(call: Call): Promise<Reply> {
  const { hub, body } = call
  const message = text(body, 'message')
  const tree = text(body, 'tree') ?? ''
  if (message === undefined)
    throw new Refusal(422, 'Invalid request.\n\n"message" wasn\'t supplied.')
  if ((await firstKnown(hub.git, [`${tree}^{tree}`])) !== tree) {
    throw new Refusal(422, 'Tree SHA does not exist')
  }
  const parents = list(body['parents']).map(String)
  for (const parent of parents) {
    const known = await firstKnown(hub.git, [`${parent}^{commit}`])
    if (known === undefined)
      throw new Refusal(422, 'Parent SHA does not exist or is not a commit object')
  }
  const { author, committer, signed } = signatures(call)
  const sha = await commitTree(hub.git, { tree, parents, message, author, committer })
  if (signed) hub.verified.add(sha)
  const commit = await readCommit(hub.git, sha)
  return { status: 201, body: commit === undefined ? { sha } : gitCommitShape(hub, commit) }
}

async function getBlob(call: Call): Promise<Reply> {
  const sha = param(call, 'sha')
  const found = /^[0-9a-f]{40}$/.test(sha) ? await readObject(call.hub.git, sha) : undefined
  if (found?.type !== 'blob') throw notFound()
  const content = found.content.toString('base64')
  const url = api(call.hub, `/git/blobs/${sha}`)
  return {
    status: 200,
    body: {
      sha,
      node_id: nodeId('Blob', sha),
      url,
      size: found.content.length,
      content,
      encoding: 'base64',
    },
  }
}

async function createBlob(call: Call): Promise<Reply> {
  const content = text(call.body, 'content') ?? ''
  const encoding = text(call.body, 'encoding') === 'base64' ? 'base64' : 'utf8'
  const input = Buffer.from(content, encoding)
  const sha = await git(call.hub.git, ['hash-object', '-w', '--stdin'], { input })
  return { status: 201, body: { sha, url: api(call.hub, `/git/blobs/${sha}`) } }
}

export const objectRoutes = [
  route('GET', '/git/trees/*sha', 'contents:read', getTree),
  route('POST', '/git/trees', 'contents:write', createTree),
  route('GET', '/git/commits/:sha', 'contents:read', getCommit),
  route('POST', '/git/commits', 'contents:write', createCommit),
  route('GET', '/git/blobs/:sha', 'contents:read', getBlob),
  route('POST', '/git/blobs', 'contents:write', createBlob),
]
