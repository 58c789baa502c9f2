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
import { api, commitShape, page } from '../shapes.ts'

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
  const files = await changedFiles(call, commit.parents[0] ?? emptyTree, sha)
  const additions = total(files, 'additions')
  const deletions = total(files, 'deletions')
  const stats = { additions, deletions, total: additions + deletions }
  return { status: 200, body: { ...commitShape(hub, commit), stats, files: files.slice(0, 300) } }
}

const emptyTree = '4b825dc642cb6eb9a060e54bf8d69288fbee4904'

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
    changedFiles(call, common, head),
  ])
  const shaped = (commit: Commit | undefined): Json | null =>
    commit === undefined ? null : commitShape(hub, commit)
  return {
    status: 200,
    body: {
      url: api(hub, `/compare/${from}...${to}`),
      html_url: page(hub, `/compare/${from}...${to}`),
      status: statusOf(ahead.length, behind),
      ahead_by: ahead.length,
      behind_by: behind,
      total_commits: ahead.length,
      base_commit: shaped(baseCommit),
      merge_base_commit: shaped(mergeCommit),
      commits: ahead.map((commit) => commitShape(hub, commit)),
      files: files.slice(0, 300),
    },
  }
}

function statusOf(ahead: number, behind: number): string {
  if (ahead > 0) return behind > 0 ? 'diverged' : 'ahead'
  return behind > 0 ? 'behind' : 'identical'
}

type ChangedFile = {
  readonly sha: string | null
  readonly filename: string
  readonly status: string
  readonly additions: number
  readonly deletions: number
  readonly changes: number
  readonly blob_url: string
}

const statuses: Readonly<Record<string, string>> = { A: 'added', D: 'removed' }

async function changedFiles(call: Call, from: string, to: string): Promise<ChangedFile[]> {
  const [raw, counts] = await Promise.all([
    git(call.hub.git, ['diff-tree', '-r', '--no-renames', '--raw', '--no-abbrev', '-z', from, to]),
    git(call.hub.git, ['diff-tree', '-r', '--no-renames', '--numstat', '-z', from, to]),
  ])
  const lines = new Map(
    counts.split('\0').map((line) => {
      const [added = '', deleted = '', path = ''] = line.split('\t')
      return [path, { added: Number(added) || 0, deleted: Number(deleted) || 0 }]
    }),
  )
  const fields = raw.split('\0').filter((field) => field !== '')
  return fields.flatMap((info, index) => {
    const filename = fields[index + 1]
    if (index % 2 === 1 || filename === undefined) return []
    const [, , , sha = '', letter = ''] = info.split(' ')
    const { added: additions, deleted: deletions } = lines.get(filename) ?? { added: 0, deleted: 0 }
    const status = statuses[letter] ?? 'modified'
    const blob_url = page(call.hub, `/blob/${to}/${filename}`)
    const file = {
      filename,
      status,
      additions,
      deletions,
      changes: additions + deletions,
      blob_url,
    }
    return [{ sha: letter === 'D' ? null : sha, ...file }]
  })
}

function total(files: readonly ChangedFile[], key: 'additions' | 'deletions'): number {
  return files.reduce((sum, file) => sum + file[key], 0)
}

async function getBranch(call: Call): Promise<Reply> {
  const { hub } = call
  const name = decodeURIComponent(param(call, 'branch'))
  const sha = await branchHead(hub.git, name)
  const commit = sha === undefined ? undefined : await readCommit(hub.git, sha)
  if (commit === undefined) throw notFound('Branch not found')
  const isProtected = hub.settings.protection.has(name)
  const protection_url = api(hub, `/branches/${name}/protection`)
  const body = { name, commit: commitShape(hub, commit), protected: isProtected, protection_url }
  return { status: 200, body }
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
        ? { name, commit }
        : { name, commit, protected: call.hub.settings.protection.has(name) }
    }),
  )
}

export const commitRoutes = [
  route('GET', '/commits', 'contents:read', listCommits),
  route('GET', '/commits/*ref', 'contents:read', getCommit),
  route('GET', '/compare/*range', 'contents:read', compare),
  route('GET', '/tags', 'contents:read', (call) => refList(call, 'refs/tags')),
  route('GET', '/branches', 'contents:read', (call) => refList(call, 'refs/heads')),
  route('GET', '/branches/:branch', 'contents:read', getBranch),
]
