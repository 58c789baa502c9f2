import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runInOurPlace } from '../program.ts'

const main = 'src/drill/main.ts'
const node = 'node_modules/.bin/node'

/**
 * `outage drill`: starts the drill of the clone that this command lies in, with the arguments as
 * they were typed, and ends as it ends. The drill's sources are not in `dist/`, and they need Node
 * 24, which `npm ci` installs as the package `node`. Throws where either is missing.
 */
export async function drill(args: readonly string[]): Promise<void> {
  const clone = folderWith(main, dirname(fileURLToPath(import.meta.url)))
  if (clone === undefined || !existsSync(join(clone, node))) throw new Error(whatItNeeds(clone))
  process.exitCode = await runInOurPlace(join(clone, node), [join(clone, main), ...args])
}

/** The nearest folder above that has a file at `path`. */
function folderWith(path: string, from: string): string | undefined {
  if (existsSync(join(from, path))) return from
  const above = dirname(from)
  return above === from ? undefined : folderWith(path, above)
}

function whatItNeeds(clone: string | undefined): string {
  if (clone !== undefined) {
    return `The drill needs packages that are not installed. Run \`npm ci\` in ${clone}, and try again.`
  }
  return (
    'The drill is played from a clone of Outage Playbook, and this command does not lie in one. ' +
    'Clone the repository, run `npm ci` there, then `script/drill`.'
  )
}
