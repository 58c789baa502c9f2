import { execFile } from 'node:child_process'
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { root } from '../root.ts'
import type { Addition } from './kinds.ts'

const run = promisify(execFile)

/** A copy of the sources, to which something was added. */
export type Copy = {
  readonly path: string
  /** What a file of the repository's holds. */
  read(name: string): string
  write(name: string, text: string): void
  /** Runs a TypeScript file, or a program of node_modules/.bin, and returns what it printed. */
  node(...args: readonly string[]): Promise<string>
  close(): void
}

/** Copies the sources, and adds to them. */
export function openCopy(additions: readonly Addition[]): Copy {
  const path = mkdtempSync(join(tmpdir(), 'outage-additions-'))
  const parts = ['src', 'packages', 'script', 'schema', 'examples', '.github', 'package.json']
  for (const name of [...parts, 'tsconfig.json', 'README.md', 'action.yml', 'docs']) {
    cpSync(join(root, name), join(path, name), { recursive: true })
  }
  symlinkSync(join(root, 'node_modules'), join(path, 'node_modules'))
  const write = (name: string, text: string): void => {
    mkdirSync(dirname(join(path, name)), { recursive: true })
    writeFileSync(join(path, name), text)
  }
  const read = (name: string): string => readFileSync(join(path, name), 'utf8')
  for (const { kind, files, table, name: second } of additions) {
    for (const [name, text] of Object.entries(files)) write(name, text)
    const before = read(table.path)
    if (!before.includes(table.from)) throw new Error(`${table.path} has no place for a ${kind}.`)
    write(table.path, `${table.imports}\n${before.replace(table.from, table.to)}`)
    if (second) write(second.path, read(second.path).replace(second.from, second.to))
  }
  return {
    path,
    read,
    write,
    async node(...args) {
      const node = join(root, 'node_modules/.bin/node')
      const options = { cwd: path, maxBuffer: 16_000_000 }
      const { stdout } = await run(node, [...args], options).catch((error: unknown) => {
        const said = error instanceof Error && 'stdout' in error ? String(error.stdout) : ''
        throw new Error(`${String(error)}\n${said}`, { cause: error })
      })
      return stdout
    },
    close: () => rmSync(path, { recursive: true }),
  }
}
