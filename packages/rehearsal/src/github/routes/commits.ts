import { changedFiles, emptyTree, lineCounts } from '../git/changes.ts'
import { branchHead, log, readCommit, resolveCommit, type Commit } from '../git/read.ts'
import { git, tryGit } from '../git/run.ts'
import {
  notFound,
  paged,
  param,
  Refusal,
  route,
  type Call,
  type Json,
  type Reply,
} from '../http.ts'
import { api, nodeId, page } from '../shapes/address.ts'
import { changeShape, commitShape } from '../shapes/commit.ts'

const unknownSha = (ref: string): Refusal => new Refusal(422, `No commit found for SHA: ${ref}`)

async function listCommits(call: Call): Promise<Reply> {
  const { hub, query } = call
  const ref = query.get('sha') ?? hub.defaultBranch
  const start = await resolveCommit(hub.git, ref)
  if (start === undefined) throw notFound()
  const since = query.get('since')
  const until = query.get('until')
  const path = query.get('path')
  const commits = await log(hub.git, [
    '-1000',
    ...(since === null ? [] : [`--since=${since}`]),
    ...(until === null ? [] : [`--until=${until}`]),
    start,
    '--',
    ...(path === null ? [] : [path]),
  ])
  return paged(
    call,
    commits.map((commit) => commitShape(hub, commit)),
  )
}

async function getCommit(call: Call): Promise<Reply> {
  const { hub } = call
  const ref = decodeURIComponent(param(call, 'ref'))
  const sha = await resolveCommit(hub.git, ref)
  if (sha === undefined) throw unknownSha(ref)
  if (/application\/vnd\.github(\.v3)?\.sha/.test(call.headers.accept ?? '')) {
    return { status: 200, raw: Buffer.from(sha), headers: { 'content-type': 'text/plain' } }
  }
  const commit = await readCommit(hub.git, sha)
  if (commit === undefined) throw unknownSha(ref)
  const changes = await changedFiles(hub.git, commit.parents[0] ?? emptyTree, sha)
  const { additions, deletions } = lineCounts(changes)
  const stats = { additions, deletions, total: additions + deletions }
  const files = changes.slice(0, 300).map((change) => changeShape(hub, sha, change))
  return { status: 200, body: { ...commitShape(hub, commit), stats, files } }
}

async function compare(call: Call): Promise<Reply> {
  const { hub } = call
  const [from = '', to = ''] = decodeURIComponent(param(call, 'range')).split('...')
  const [base, head] = await Promise.all([resolveCommit(hub.git, from), resolveCommit(hub.git, to)])
  if (base === undefined || head === undefined) throw notFound()
  const merge = await tryGit(hub.git, ['merge-base', base, head])
  const common = merge.stdout.toString('utf8').trim()
  if (merge.code !== 0) throw notFound(`No common ancestor between ${from} and ${to}.`)
  const [baseCommit, mergeCommit, ahead, behind, files] = await Promise.all([
    readCommit(hub.git, base),
    readCommit(hub.git, common),
    log(hub.git, ['--reverse', '-250', `${base}..${head}`, '--']),
    git(hub.git, ['rev-list', '--count', `${head}..${base}`]).then(Number),
    changedFiles(hub.git, common, head),
  ])
  const shaped = (commit: Commit | undefined): Json | null =>
    commit === undefined ? null : commitShape(hub, commit)
  const html_url = page(hub, `/compare/${from}...${to}`)
  return {
    status: 200,
    body: {
      url: api(hub, `/compare/${from}...${to}`),
      html_url,
      permalink_url: page(hub, `/compare/${base}...${head}`),
      diff_url: `${html_url}.diff`,
      patch_url: `${html_url}.patch`,
      status: statusOf(ahead.length, behind),
      ahead_by: ahead.length,
      behind_by: behind,
      total_commits: ahead.length,
      base_commit: shaped(baseCommit),
      merge_base_commit: shaped(mergeCommit),
      commits: ahead.map((commit) => commitShape(hub, commit)),
      files: files.slice(0, 300).map((change) => changeShape(hub, head, change)),
    },
  }
}

function statusOf(ahead: number, behind: number): string {
  if (ahead > 0) return behind > 0 ? 'diverged' : 'ahead'
  return behind > 0 ? 'behind' : 'identical'
}

async function getBranch(call: Call): Promise<Reply> {
  const { hub } = call
  const name = decodeURIComponent(param(call, 'branch'))
  const sha = await branchHead(hub.git, name)
  const commit = sha === undefined ? undefined : await readCommit(hub.git, sha)
  if (commit === undefined) throw notFound('Branch not found')
  const isProtected = hub.settings.protection.has(name)
  const self = api(hub, `/branches/${name}`)
  return {
    status: 200,
    body: {
      name,
      commit: commitShape(hub, commit),
      _links: { self, html: page(hub, `/tree/${name}`) },
      protected: isProtected,
      protection: {
        enabled: isProtected,
        required_status_checks: { enforcement_level: 'off', contexts: [], checks: [] },
      },
      protection_url: `${self}/protection`,
    },
  }
}

async function refList(call: Call, below: string): Promise<Reply> {
  const format =
    '--format=%(refname:lstrip=2) %(if)%(*objectname)%(then)%(*objectname)%(else)%(objectname)%(end)'
  const out = await git(call.hub.git, ['for-each-ref', '--sort=-creatordate', format, below])
  const rows = out.split('\n').filter((line) => line !== '')
  return paged(
    call,
    rows.map((row) => {
      const [name = '', sha = ''] = row.split(' ')
      const commit = { sha, url: api(call.hub, `/commits/${sha}`) }
      return below === 'refs/tags'
        ? { name, commit, node_id: nodeId('Ref', name), ...archives(call, name) }
        : { name, commit, protected: call.hub.settings.protection.has(name) }
    }),
  )
}

function archives({ hub }: Call, tag: string): Json {
  return {
    zipball_url: api(hub, `/zipball/refs/tags/${tag}`),
    tarball_url: api(hub, `/tarball/refs/tags/${tag}`),
  }
}

export const commitRoutes = [
  route('GET', '/commits', 'contents:read', listCommits),
  route('GET', '/commits/*ref', 'contents:read', getCommit),
  route('GET', '/compare/*range', 'contents:read', compare),
  route('GET', '/tags', 'contents:read', (call) => refList(call, 'refs/tags')),
  route('GET', '/branches', 'contents:read', (call) => refList(call, 'refs/heads')),
  route('GET', '/branches/:branch', 'contents:read', getBranch),
]
