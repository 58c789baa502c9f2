import { askReader, type GitObject } from './reader.ts'
import { git } from './run.ts'

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
  const found = await Promise.all(names.map((name) => askReader(directory, 'info', name)))
  return found.find((object) => object !== undefined)?.sha
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
export function readObject(directory: string, name: string): Promise<GitObject | undefined> {
  return askReader(directory, 'contents', name)
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
  const found = await readObject(directory, sha)
  if (found?.type !== 'commit') return undefined
  const source = found.content.toString('utf8')
  const end = source.indexOf('\n\n')
  const headers = source.slice(0, end).split('\n')
  const all = (name: string): readonly string[] =>
    headers.filter((line) => line.startsWith(`${name} `)).map((line) => line.slice(name.length + 1))
  return {
    sha: found.sha,
    tree: all('tree')[0] ?? '',
    parents: all('parent'),
    author: person(all('author')[0] ?? ''),
    committer: person(all('committer')[0] ?? ''),
    message: source.slice(end + 2).replace(/\n+$/, ''),
  }
}

function person(line: string): Person {
  const [, name = '', email = '', seconds = '0'] = /^(.*) <(.*)> (\d+) [+-]\d+$/.exec(line) ?? []
  return { name, email, date: utc(new Date(Number(seconds) * 1000).toISOString()) }
}

function utc(date: string): string {
  return new Date(date).toISOString().replace(/\.\d{3}Z$/, 'Z')
}
