import { rmSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const living = new Set<string>()

export type Temporary = { readonly path: string; remove(): Promise<void> }

/** A directory that does not outlive us, however we end (a SIGKILL apart). */
export async function openTemporary(name: string): Promise<Temporary> {
  const path = await mkdtemp(join(tmpdir(), `rehearsal-${name}-`))
  if (living.size === 0) process.once('exit', removeAll)
  living.add(path)
  return {
    path,
    async remove() {
      await rm(path, { recursive: true, force: true, maxRetries: 3 })
      living.delete(path)
      if (living.size === 0) process.removeListener('exit', removeAll)
    },
  }
}

function removeAll(): void {
  for (const path of living) rmSync(path, { recursive: true, force: true, maxRetries: 3 })
}
