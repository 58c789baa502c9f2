import { OutageError } from '../errors.ts'
import { statusOf, type GitHub } from '../github/client.ts'
import type { ListedRecord } from '../ports.ts'
import { recordsBranch } from './keys.ts'

/**
 * Keys below a prefix: only the folder is read that the prefix names, so that a long history of
 * incidents makes no difference to who asks for services. One request a part of the path and one for
 * the rest; more only where GitHub cuts the answer (at 100,000 entries or 7 MB; REST API, "Get a
 * tree"), and then one for each folder below.
 */
export function listFolder(github: GitHub, prefix: string): Promise<readonly ListedRecord[]> {
  return listRecords(github, prefix, recordsBranch)
}

/** The same in the commit or branch `at`. The version is the sha of the file. */
export async function listRecords(
  github: GitHub,
  prefix: string,
  at: string,
): Promise<readonly ListedRecord[]> {
  const folders = prefix.split('/').slice(0, -1)
  let tree = at
  for (const name of folders) {
    const entries = await readTree(github, tree, false)
    const next = entries?.items.find((entry) => entry.type === 'tree' && entry.path === name)
    if (next === undefined) return []
    tree = next.sha
  }
  const files = await filesOf(github, tree, folders.map((name) => `${name}/`).join(''))
  return (
    files
      // The branch has a file for hostings too, beside the records.
      .filter(({ path }) => path.endsWith('.json') && path !== 'vercel.json')
      .map(({ path, sha }) => ({ key: path.slice(0, -'.json'.length), version: sha }))
      .filter(({ key }) => key.startsWith(prefix))
      .toSorted((a, b) => (a.key < b.key ? -1 : 1))
  )
}

async function filesOf(github: GitHub, tree: string, folder: string): Promise<Entry[]> {
  const whole = await readTree(github, tree, true)
  if (whole === undefined) return []
  const files = (items: readonly Entry[]): Entry[] =>
    items
      .filter(({ type }) => type === 'blob')
      .map((entry) => ({ ...entry, path: `${folder}${entry.path}` }))
  if (!whole.isCut) return files(whole.items)
  const flat = await readTree(github, tree, false)
  if (flat === undefined) return []
  if (flat.isCut) {
    throw new OutageError(
      'record-damaged',
      `The folder \`${folder}\` of the branch \`${recordsBranch}\` holds more files than GitHub lists.`,
      {
        remedy: 'Move old records of closed incidents to another folder, in a clone of the branch.',
      },
    )
  }
  const below: Entry[] = []
  for (const { type, path, sha } of flat.items) {
    if (type === 'tree') below.push(...(await filesOf(github, sha, `${folder}${path}/`)))
  }
  return [...files(flat.items), ...below]
}

type Entry = { readonly path: string; readonly type: string; readonly sha: string }

/** The entries of a tree; nothing where there is none, as before the first record. */
async function readTree(
  github: GitHub,
  tree: string,
  recursive: boolean,
): Promise<{ readonly items: readonly Entry[]; readonly isCut: boolean } | undefined> {
  try {
    const { data } = await github.octokit.rest.git.getTree({
      owner: github.owner,
      repo: github.repo,
      tree_sha: tree,
      ...(recursive ? { recursive: '1' } : {}),
    })
    return { items: data.tree, isCut: data.truncated }
  } catch (error) {
    if (statusOf(error) === 404) return undefined
    throw error
  }
}
