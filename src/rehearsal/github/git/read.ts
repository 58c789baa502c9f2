import { git, tryGit } from './run.ts'

export type GitObject = {
  readonly sha: string
  readonly type: 'blob' | 'tree' | 'commit' | 'tag'
  readonly content: Buffer
}

export type TreeEntry = {
  readonly mode: string
  readonly type: 'blob' | 'tree' | 'commit'
  readonly sha: string
  readonly size?: number
  readonly path: string
}

export type Person = { readonly name: string; readonly email: string; readonly date: string }

export type Commit = {
  readonly sha: string
  readonly tree: string
  readonly parents: readonly string[]
  readonly author: Person
  readonly committer: Person
  readonly message: string
}

/** The sha of the first name that git knows, or nothing. */
export async function firstKnown(
  directory: string,
  names: readonly string[],
): Promise<string | undefined> {
  const asked = names.filter((name) => !/[\n\0]/.test(name) && !name.startsWith('-'))
  if (asked.length === 0) return undefined
  const lines = (
    await git(directory, ['cat-file', '--batch-check'], { input: asked.join('\n') + '\n' })
  ).split('\n')
  const found = lines.find((line) => /^[0-9a-f]{40} (commit|blob|tree|tag) \d+$/.test(line))
  return found?.slice(0, 40)
}

/** The commit that a branch, a tag or a (short) sha stands for, looked up in this order. */
export function resolveCommit(directory: string, ref: string): Promise<string | undefined> {
  // What git would understand beyond names, GitHub does not.
  if (/[~^:\s\\]|@\{/.test(ref)) return Promise.resolve(undefined)
  const bare = ref.replace(/^refs\/(?=heads\/|tags\/)/, '').replace(/^(heads|tags)\//, '')
  const names = [`refs/heads/${bare}^{commit}`, `refs/tags/${bare}^{commit}`]
  if (/^[0-9a-f]{4,40}$/.test(ref)) names.push(`${ref}^{commit}`)
  return firstKnown(directory, names)
}

/** The commit at the head of a branch, or nothing. */
export function branchHead(directory: string, branch: string): Promise<string | undefined> {
  return firstKnown(directory, [`refs/heads/${branch}^{commit}`])
}

/** One object by any name that git understands, such as `SHA:path`, or nothing. */
export async function readObject(directory: string, name: string): Promise<GitObject | undefined> {
  if (name.includes('\n')) return undefined
  const { stdout } = await tryGit(directory, ['cat-file', '--batch'], { input: `${name}\n` })
  const end = stdout.indexOf(10)
  const [sha, type, size] = stdout.subarray(0, end).toString('utf8').split(' ')
  if (sha?.length !== 40 || size === undefined) return undefined
  if (type !== 'blob' && type !== 'tree' && type !== 'commit' && type !== 'tag') return undefined
  return { sha, type, content: stdout.subarray(end + 1, end + 1 + Number(size)) }
}

/** The entries of a tree, with paths from its root. */
export async function listTree(
  directory: string,
  tree: string,
  options: { readonly recursive?: boolean } = {},
): Promise<readonly TreeEntry[]> {
  const flags = options.recursive === true ? ['-r', '-t'] : []
  const out = await git(directory, ['ls-tree', '-z', '-l', ...flags, tree])
  return out
    .split('\0')
    .filter((line) => line !== '')
    .map((line) => {
      const [info = '', path = ''] = line.split('\t')
      const [mode = '', type = '', sha = '', size = ''] = info.split(/ +/)
      const kind = type === 'tree' || type === 'commit' ? type : 'blob'
      return { mode, type: kind, sha, path, ...(size === '-' ? {} : { size: Number(size) }) }
    })
}

const format = ['%H', '%T', '%P', '%an', '%ae', '%aI', '%cn', '%ce', '%cI', '%B'].join('%x1f')

/** Commits as `git log` lists them; `args` are ranges, limits and paths. */
export async function log(directory: string, args: readonly string[]): Promise<readonly Commit[]> {
  const out = await git(directory, ['log', `--format=${format}%x1e`, ...args])
  return out
    .split('\x1e')
    .map((text) => text.replace(/^\n/, '').split('\x1f'))
    .filter((fields) => fields.length === 10)
    .map((fields) => {
      const [sha = '', tree = '', parents = '', an = '', ae = '', ad = ''] = fields
      const [cn = '', ce = '', cd = '', message = ''] = fields.slice(6)
      return {
        sha,
        tree,
        parents: parents.split(' ').filter((parent) => parent !== ''),
        author: { name: an, email: ae, date: utc(ad) },
        committer: { name: cn, email: ce, date: utc(cd) },
        message: message.replace(/\n+$/, ''),
      }
    })
}

/** One commit by its sha. */
export async function readCommit(directory: string, sha: string): Promise<Commit | undefined> {
  return (await log(directory, ['-1', sha, '--']))[0]
}

function utc(date: string): string {
  return new Date(date).toISOString().replace(/\.\d{3}Z$/, 'Z')
}
