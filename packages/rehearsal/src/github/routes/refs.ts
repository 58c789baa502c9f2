import { checkProtection, checkWorkflowMove } from '../guard.ts'
import { firstKnown } from '../git/read.ts'
import { git } from '../git/run.ts'
import { moveRef } from '../git/mover.ts'
import { isAncestor } from '../git/write.ts'
import {
  notFound,
  param,
  paged,
  Refusal,
  route,
  text,
  type Call,
  type Json,
  type Reply,
} from '../http.ts'
import { tellPush } from '../pushes.ts'
import { api, nodeId } from '../shapes/address.ts'

type Ref = { readonly ref: string; readonly sha: string; readonly type: string }

async function refsBelow(call: Call, prefix: string): Promise<readonly Ref[]> {
  const format = '%(refname) %(objectname) %(objecttype)'
  const out = await git(call.hub.git, [
    'for-each-ref',
    `--format=${format}`,
    'refs/heads',
    'refs/tags',
  ])
  return out
    .split('\n')
    .map((line) => line.split(' '))
    .map(([ref = '', sha = '', type = '']) => ({ ref, sha, type }))
    .filter(({ ref }) => ref !== '' && ref.startsWith(prefix))
}

function shape(call: Call, { ref, sha, type }: Ref): Json {
  const url = api(call.hub, `/git/${ref}`)
  const kind = type === 'tag' ? 'tags' : 'commits'
  return {
    ref,
    node_id: nodeId('Ref', ref),
    url,
    object: { sha, type, url: api(call.hub, `/git/${kind}/${sha}`) },
  }
}

function name(call: Call): string {
  return `refs/${decodeURIComponent(param(call, 'ref'))}`
}

async function get(call: Call): Promise<Reply> {
  const found = (await refsBelow(call, name(call))).find(({ ref }) => ref === name(call))
  if (found === undefined) throw notFound()
  return { status: 200, body: shape(call, found) }
}

async function matching(call: Call): Promise<Reply> {
  return paged(
    call,
    (await refsBelow(call, name(call))).map((ref) => shape(call, ref)),
  )
}

async function object(call: Call): Promise<string> {
  const sha = text(call.body, 'sha') ?? ''
  if (!/^[0-9a-f]{40}$/.test(sha))
    throw new Refusal(
      422,
      'The sha parameter must be exactly 40 characters and contain only [0-9a-f].',
    )
  if ((await firstKnown(call.hub.git, [sha])) === undefined)
    throw new Refusal(422, 'Object does not exist')
  return sha
}

async function create(call: Call): Promise<Reply> {
  const { hub } = call
  const ref = text(call.body, 'ref') ?? ''
  if (!/^refs\/(heads|tags)\/[^\s~^:?*[\\]+$/.test(ref)) {
    throw new Refusal(422, 'Reference name is invalid')
  }
  const sha = await object(call)
  if ((await firstKnown(hub.git, [ref])) !== undefined)
    throw new Refusal(422, 'Reference already exists')
  if (!(await isReachable(call, sha))) {
    const base = await firstKnown(hub.git, [`refs/heads/${hub.defaultBranch}`])
    if (base !== undefined) await checkNewWorkflows(call, base, sha)
  }
  if (!(await moveRef(hub.git, ref, sha, undefined)))
    throw new Refusal(422, 'Reference already exists')
  await tellPush(hub, call.actor, ref, undefined, sha)
  return { status: 201, body: shape(call, { ref, sha, type: 'commit' }) }
}

async function isReachable(call: Call, sha: string): Promise<boolean> {
  const args = ['for-each-ref', '--contains', sha, '--count=1', '--format=%(refname)', 'refs/heads']
  return (await git(call.hub.git, args).catch(() => '')) !== ''
}

/** An orphan branch without workflow files is no change of them. */
async function checkNewWorkflows(call: Call, base: string, sha: string): Promise<void> {
  const files = await git(call.hub.git, ['ls-tree', '-r', '--name-only', sha, '.github/workflows/'])
  if (files !== '') await checkWorkflowMove(call, base, sha)
}

async function update(call: Call): Promise<Reply> {
  const { hub } = call
  const ref = name(call)
  const before = await firstKnown(hub.git, [`${ref}^{commit}`])
  if (before === undefined) throw new Refusal(422, 'Reference does not exist')
  const sha = await object(call)
  const forced = call.body['force'] === true
  const forward = await isAncestor(hub.git, before, sha)
  if (!forward && !forced) throw new Refusal(422, 'Update is not a fast forward')
  if (before !== sha) {
    if (ref.startsWith('refs/heads/'))
      checkProtection(call, ref.slice('refs/heads/'.length), 'refs')
    await checkWorkflowMove(call, before, sha)
    if (!(await moveRef(hub.git, ref, sha, before))) {
      throw new Refusal(422, 'Update is not a fast forward')
    }
    await tellPush(hub, call.actor, ref, before, sha, { forced: !forward })
  }
  return { status: 200, body: shape(call, { ref, sha, type: 'commit' }) }
}

async function remove(call: Call): Promise<Reply> {
  const ref = name(call)
  const before = await firstKnown(call.hub.git, [ref])
  if (before === undefined) throw new Refusal(422, 'Reference does not exist')
  if (ref.startsWith('refs/heads/')) checkProtection(call, ref.slice('refs/heads/'.length), 'refs')
  await git(call.hub.git, ['update-ref', '-d', ref, before])
  await tellPush(call.hub, call.actor, ref, before, undefined)
  return { status: 204 }
}

export const refRoutes = [
  route('GET', '/git/ref/*ref', 'contents:read', get),
  route('GET', '/git/matching-refs/*ref', 'contents:read', matching),
  route('POST', '/git/refs', 'contents:write', create),
  route('PATCH', '/git/refs/*ref', 'contents:write', update),
  route('DELETE', '/git/refs/*ref', 'contents:write', remove),
]
