import { checkProtection, checkWorkflowPaths, signatures } from '../guard.ts'
import { branchHead, listTree, readCommit, readObject, resolveCommit } from '../git/read.ts'
import { moveRef } from '../git/mover.ts'
import { commitFiles } from '../git/write.ts'
import { notFound, param, Refusal, route, text, type Call, type Json, type Reply } from '../http.ts'
import { tellPush } from '../pushes.ts'
import { api, page } from '../shapes/address.ts'
import { gitCommitShape } from '../shapes/commit.ts'

const megabyte = 1024 * 1024

function pathOf(call: Call): string {
  return decodeURIComponent(param(call, 'path')).replace(/^\/|\/$/g, '')
}

type Entry = {
  readonly path: string
  readonly sha: string
  readonly size: number
  readonly type: 'file' | 'dir'
}

function shape(call: Call, ref: string, { path, sha, size, type }: Entry): Json {
  const kind = type === 'dir' ? 'tree' : 'blob'
  const url = api(call.hub, `/contents/${path}?ref=${ref}`)
  const html_url = page(call.hub, `/${kind}/${ref}/${path}`)
  const git_url = api(call.hub, `/git/${kind}s/${sha}`)
  return {
    name: path.split('/').at(-1) ?? path,
    path,
    sha,
    size,
    type,
    url,
    html_url,
    git_url,
    download_url: type === 'dir' ? null : page(call.hub, `/raw/${ref}/${path}`),
    _links: { self: url, html: html_url, git: git_url },
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
  const size = found.content.length
  const file = shape(call, ref, { path, sha: found.sha, size, type: 'file' })
  return { status: 200, body: { ...file, content, encoding } }
}

async function directory(call: Call, ref: string, path: string, tree: string): Promise<Json[]> {
  const entries = await listTree(call.hub.git, tree)
  return entries.map(({ path: name, sha, size = 0, type }) => {
    const below = path === '' ? name : `${path}/${name}`
    return shape(call, ref, { path: below, sha, size, type: type === 'tree' ? 'dir' : 'file' })
  })
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
  const { author, committer, signed } = signatures(call)
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
      content:
        blob === undefined
          ? null
          : shape(call, branch, { path, sha: blob.sha, size: blob.content.length, type: 'file' }),
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
  route('GET', '/contents/*path', 'contents:read', read),
  route('PUT', '/contents/*path', 'contents:write', write),
  route('DELETE', '/contents/*path', 'contents:write', (call) => change(call, null)),
]
