import { OutageError } from '../errors.ts'
import { messageOf, statusOf, type GitHub } from '../github/client.ts'
import { createRecordsBranch } from './branch.ts'
import { pathOf, recordsBranch } from './keys.ts'
import type { BulkStore, Change, Item } from './bulk.ts'
import { portions } from './portions.ts'
import { listRecords } from './listing.ts'
import { blobTexts, mostBlobs } from './blobs.ts'
import { drawRecord, parseRecord } from './record-text.ts'

/** Files in one commit, and bytes of them. */
const mostFiles = 500
const bytes = 2_000_000

/** The records on the branch: many files in one question, many files in one commit. */
export function githubBulk(github: GitHub): BulkStore {
  const { octokit, owner, repo } = github
  const place = { owner, repo }
  /** The commit that was read, on which what is written is based. */
  let head: string | undefined

  async function* read(): AsyncGenerator<readonly Item[]> {
    head = await headOf()
    if (head === undefined) return
    for (const part of portions(await listRecords(github, '', head), mostBlobs)) {
      const texts = await blobTexts(
        github,
        part.map(({ version }) => version),
      )
      yield part.map(({ key, version }, index) => ({
        key,
        value: parseRecord(texts[index] ?? '', key),
        version,
      }))
    }
  }

  async function headOf(): Promise<string | undefined> {
    try {
      const { data } = await octokit.rest.git.getRef({ ...place, ref: `heads/${recordsBranch}` })
      return data.object.sha
    } catch (error) {
      if (statusOf(error) === 404) return undefined
      throw error
    }
  }

  async function write(changes: readonly Change[]): Promise<void> {
    if (head === undefined) {
      await createRecordsBranch(github)
      head = await headOf()
    }
    for (const part of bySize(changes, github)) head = await commit(part, head ?? '')
  }

  async function commit(files: readonly TextFile[], parent: string): Promise<string> {
    const { git } = octokit.rest
    const { data: before } = await git.getCommit({ ...place, commit_sha: parent })
    const { data: tree } = await git.createTree({
      ...place,
      base_tree: before.tree.sha,
      tree: files.map((file) => ({ ...file, mode: '100644' as const, type: 'blob' as const })),
    })
    const { data: made } = await git.createCommit({
      ...place,
      message: `Copy ${files.length} records from MongoDB`,
      tree: tree.sha,
      parents: [parent],
    })
    try {
      const ref = `heads/${recordsBranch}`
      await git.updateRef({ ...place, ref, sha: made.sha, force: false })
    } catch (error) {
      if (!/not a fast forward/i.test(messageOf(error))) throw error
      throw new OutageError('record-contended', 'Records were saved by others meanwhile.', {
        remedy: 'Run it again; what is copied already stays.',
        cause: error,
      })
    }
    return made.sha
  }

  return { kind: 'github', read, write, close: async () => undefined }
}

type TextFile = { readonly path: string; readonly content: string }

/** Changes as files, in commits that are not too large for one request. */
function* bySize(changes: readonly Change[], github: GitHub): Generator<readonly TextFile[]> {
  let files: TextFile[] = []
  let size = 0
  for (const { key, value } of changes) {
    const content = drawRecord(github, value)
    if (files.length > 0 && (size + content.length > bytes || files.length >= mostFiles)) {
      yield files
      files = []
      size = 0
    }
    files.push({ path: pathOf(key), content })
    size += content.length
  }
  if (files.length > 0) yield files
}
