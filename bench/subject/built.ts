import { existsSync } from 'node:fs'
import { cp, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { openTemporary } from '@outage-playbook/rehearsal/hosting/temporary.ts'

/** A copy of the built action, which nobody builds anew while it is measured. */
export type Built = {
  /** Path of its `index.js`. */
  readonly index: string
  /** Path of a folder for whatever is written on the way. */
  readonly scratch: string
  /** The parts of it that are among loaded files, without `index.js`, and their bytes. */
  chunks(files: readonly string[]): Promise<readonly Part[]>
  remove(): Promise<void>
}

export type Part = { readonly name: string; readonly bytes: number }

/** Copies `dist/` to where it has no `node_modules` to fall back on, as on a runner. */
export async function openBuilt(): Promise<Built> {
  const directory = await openTemporary('bench')
  const dist = join(directory.path, 'dist')
  const source = fileURLToPath(new URL('../../dist', import.meta.url))
  if (!existsSync(join(source, 'index.js'))) throw new Error('Nothing is built: `npm run build`.')
  await cp(source, dist, { recursive: true })
  const base = `${pathToFileURL(dist).href}/`
  return {
    index: join(dist, 'index.js'),
    scratch: directory.path,
    chunks: (files) =>
      Promise.all(
        files
          .filter((file) => file.startsWith(base) && !file.endsWith('/index.js'))
          .map((file) => partOf(dist, file.slice(base.length))),
      ),
    remove: directory.remove,
  }
}

/** A file of the copy, with its size. */
export async function partOf(dist: string, name: string): Promise<Part> {
  return { name, bytes: (await stat(join(dist, name))).size }
}
