import { git } from './run.ts'

export type ChangedFile = {
  readonly path: string
  /** The blob as it is now, or nothing where it is gone. */
  readonly blob: string | null
  readonly status: 'added' | 'removed' | 'modified'
  readonly additions: number
  readonly deletions: number
}

/** A tree without files, to compare the first commit with. */
export const emptyTree = '4b825dc642cb6eb9a060e54bf8d69288fbee4904'

const statuses: Readonly<Record<string, ChangedFile['status']>> = { A: 'added', D: 'removed' }

/** The files in which two commits differ. */
export async function changedFiles(
  directory: string,
  from: string,
  to: string,
): Promise<readonly ChangedFile[]> {
  const [raw, counts] = await Promise.all([
    git(directory, ['diff-tree', '-r', '--no-renames', '--raw', '--no-abbrev', '-z', from, to]),
    git(directory, ['diff-tree', '-r', '--no-renames', '--numstat', '-z', from, to]),
  ])
  const lines = new Map(
    counts.split('\0').map((line) => {
      const [added = '', deleted = '', path = ''] = line.split('\t')
      return [path, { additions: Number(added) || 0, deletions: Number(deleted) || 0 }]
    }),
  )
  const fields = raw.split('\0').filter((field) => field !== '')
  return fields.flatMap((info, index) => {
    const path = fields[index + 1]
    if (index % 2 === 1 || path === undefined) return []
    const [, , , sha = '', letter = ''] = info.split(' ')
    const { additions, deletions } = lines.get(path) ?? { additions: 0, deletions: 0 }
    const blob = letter === 'D' ? null : sha
    return [{ path, blob, status: statuses[letter] ?? 'modified', additions, deletions }]
  })
}

/** The lines that were added and taken away in all of them. */
export function lineCounts(files: readonly ChangedFile[]): {
  readonly additions: number
  readonly deletions: number
} {
  const sum = (key: 'additions' | 'deletions'): number =>
    files.reduce((total, file) => total + file[key], 0)
  return { additions: sum('additions'), deletions: sum('deletions') }
}
