import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

const path = (name) => fileURLToPath(new URL(name, import.meta.url))

/** Jest's global setup: starts what holds traffic against GitHub's description, for all workers. */
export default async function start() {
  const checker = spawn(path('../../node_modules/.bin/node'), [path('serve.ts')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const [address] = await once(checker.stdout, 'data')
  process.env.FIDELITY_CHECKER = String(address).trim()
  globalThis.fidelityChecker = checker
}
