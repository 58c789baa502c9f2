import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** What a process has written down about itself. */
export type Observed = {
  /** The most memory it ever held. */
  readonly megabytes: number
  /** Addresses of the files it has loaded, where that was asked for. */
  readonly files: readonly string[]
}

const preload = fileURLToPath(new URL('observe.cjs', import.meta.url))

/** The environment in which every node writes down what it was, into a folder. */
export function observing(folder: string, files = false): Record<string, string> {
  return {
    NODE_OPTIONS: `--require ${JSON.stringify(preload)}`,
    BENCH_INTO: folder,
    ...(files ? { BENCH_FILES: 'yes' } : {}),
  }
}

/** What the process with that id has written down. */
export async function observedOf(folder: string, pid: number): Promise<Observed> {
  const text = await readFile(join(folder, `${pid}.json`), 'utf8')
  const { kilobytes, files } = JSON.parse(text) as Observed & { readonly kilobytes: number }
  return { megabytes: kilobytes / 1024, files }
}
