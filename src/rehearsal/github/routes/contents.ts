import { checkProtection, checkWorkflowPaths, signatures } from '../guard.ts'
import { branchHead, listTree, readCommit, readObject, resolveCommit } from '../git/read.ts'
import { commitFiles, moveRef } from '../git/write.ts'
import { notFound, param, Refusal, route, text, type Call, type Json, type Reply } from '../http.ts'
import { tellPush } from '../pushes.ts'
import { api, gitCommitShape, page } from '../shapes.ts'

const megabyte = 1024 * 1024

function pathOf(call: Call): string {
  return decodeURIComponent(param(call, 'path')).replace(/^\/|\/$/g, '')
}

function shape(call: Call, ref: string, path: string, sha: string, size: number): Json {
  return {
    name: path.split('/').at(-1) ?? path,
    path,
    sha,
    size,
    type: 'file',
    url: api(call.hub, `/contents/${path}?ref=${ref}`),
    html_url: page(call.hub, `/blob/${ref}/${path}`),
    git_url: api(call.hub, `/git/blobs/${sha}`),
    download_url: page(call.hub, `/raw/${ref}/${path}`),
  }
}

async function read(call: Call): Promise<Reply> {
  const { hub } = call
  const ref = call.query.get('ref') ?? hub.defaultBranch
  const path = pathOf(call)
  const commit = await resolveCommit(hub.git, ref)
  if (commit === undefined) throw notFound(`No commit found for the ref ${ref}`)
  const found = await readObject(hub.git, `${commit}:${path}`)
  if (found === undefined) throw notFound()
  if (found.type === 'tree')
    return { status: 200, body: await directory(call, ref, path, found.sha) }
  const raw = /application\/vnd\.github(\.v3)?\.raw(\+json)?/.exec(call.headers.accept ?? '')
  if (raw !== null) {
    return {
      status: 200,
      raw: found.content,
      headers: { 'content-type': `${raw[0]}; charset=utf-8` },
    }
  }
  const large = found.content.length > megabyte
  const content = large ? '' : found.content.toString('base64').replace(/.{60}/g, '$&\n') + '\n'
  const encoding = large ? 'none' : 'base64'
  const file = shape(call, ref, path, found.sha, found.content.length)
  return { status: 200, body: { ...file, content, encoding } }
}

async function directory(call: Call, ref: string, path: string, tree: string): Promise<Json[]> {
  const entries = await listTree(call.hub.git, tree)
  return entries.map((entry) => ({
    ...shape(
      call,
      ref,
      path === '' ? entry.path : `${path}/${entry.path}`,
      entry.sha,
      entry.size ?? 0,
    ),
    type: entry.type === 'tree' ? 'dir' : 'file',
  }))
}

async function write(call: Call): Promise<Reply> {
  const encoded = text(call.body, 'content')
  if (encoded === undefined)
    throw new Refusal(422, 'Invalid request.\n\n"content" wasn\'t supplied.')
  return change(call, Buffer.from(encoded, 'base64'))
}

/** One file, compared and swapped by its sha; each success is a commit. */
async function change(call: Call, content: Buffer | null): Promise<Reply> {
  const { hub, body } = call
  const path = pathOf(call)
  const branch = text(body, 'branch') ?? hub.defaultBranch
  const head = await branchHead(hub.git, branch)
  if (head === undefined) throw notFound(`Branch ${branch} not found`)
  const message = text(body, 'message')
  if (message === undefined)
    throw new Refusal(422, 'Invalid request.\n\n"message" wasn\'t supplied.')
  const existing = await readObject(hub.git, `${head}:${path}`)
  if (existing === undefined && content === null) throw notFound()
  checkSha(path, existing?.sha, text(body, 'sha'))
  checkProtection(call, branch, 'contents')
  checkWorkflowPaths(call, [path])
  const { author, committer, signed } = signatures(call.actor, body)
  const files = { [path]: content }
  const sha = await commitFiles(hub.git, { parent: head, files, message, author, committer })
  if (!(await moveRef(hub.git, `refs/heads/${branch}`, sha, head))) {
    const now = await branchHead(hub.git, branch)
    throw new Refusal(409, `is at ${now ?? 'nothing'} but expected ${head}`)
  }
  if (signed) hub.verified.add(sha)
  await tellPush(hub, call.actor, `refs/heads/${branch}`, head, sha)
  const commit = await readCommit(hub.git, sha)
  const blob = content === null ? undefined : await readObject(hub.git, `${sha}:${path}`)
  return {
    status: existing === undefined ? 201 : 200,
    body: {
      content: blob === undefined ? null : shape(call, branch, path, blob.sha, blob.content.length),
      commit: commit === undefined ? null : gitCommitShape(hub, commit),
    },
  }
}

/** A path that does not exist takes any sha: measured on the live API, see the facts. */
function checkSha(path: string, existing: string | undefined, given: string | undefined): void {
  if (existing === undefined) return
  if (given === undefined) throw new Refusal(422, 'Invalid request.\n\n"sha" wasn\'t supplied.')
  if (given !== existing) throw new Refusal(409, `${path} does not match ${given}`)
}

export const contentsRoutes = [
  route('GET', '/contents', 'contents:read', read),
  route('GET', '/contents/*path', 'contents:read', read),
  route('PUT', '/contents/*path', 'contents:write', write),
  route('DELETE', '/contents/*path', 'contents:write', (call) => change(call, null)),
]
