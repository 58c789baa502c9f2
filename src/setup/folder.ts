import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { outputOf } from '../program.ts'

/** A Folder is responsible for what a checkout holds. It only reads. */
export type Folder = {
  readonly path: string
  /** A file as text; nothing where there is none that can be read. */
  read(path: string): string | undefined
  /** Names in a folder, sorted; none where there is no such folder. */
  list(path: string): readonly string[]
  /** What git prints, trimmed; nothing where it refuses, or there is no git. */
  git(...args: readonly string[]): string | undefined
}

/** Opens a folder. */
export function openFolder(path: string): Folder {
  return {
    path,
    read(name) {
      try {
        return readFileSync(join(path, name), 'utf8')
      } catch {
        return undefined
      }
    },
    list: (name) => (existsSync(join(path, name)) ? readdirSync(join(path, name)).toSorted() : []),
    git: (...args) => outputOf('git', args, { cwd: path })?.trim() || undefined,
  }
}
