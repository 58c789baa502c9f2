import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { OutageError } from '../errors.ts'
import type { SetupFile } from './files.ts'

/** What became of the files, by path. */
export type Written = { readonly written: readonly string[]; readonly kept: readonly string[] }

/** Writes files below a folder. One that is there already is left as it is, unless `force`. */
export async function writeFiles(
  folder: string,
  files: readonly SetupFile[],
  force: boolean,
): Promise<Written> {
  const written: string[] = []
  const kept: string[] = []
  for (const { path, text } of files) {
    const isNew = await write(join(folder, path), text, force)
    const which = isNew ? written : kept
    which.push(path)
  }
  return { written, kept }
}

/** True where it was written. */
async function write(path: string, text: string, force: boolean): Promise<boolean> {
  try {
    await mkdir(dirname(path), { recursive: true })
    // `wx` fails where the file exists, also where somebody makes it at this very moment.
    await writeFile(path, text, { flag: force ? 'w' : 'wx' })
    return true
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
    if (code === 'EEXIST' && !force) return false
    throw new OutageError('command-invalid', `\`${path}\` cannot be written (${code}).`, {
      remedy: 'Name a folder that you may write to with `--directory`.',
      cause,
    })
  }
}
