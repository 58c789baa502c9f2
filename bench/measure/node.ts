import { spawn } from 'node:child_process'

export type Ended = { readonly pid: number; readonly milliseconds: number }

/**
 * Runs node, this very one, from its start to its end. The environment is the given one and nothing
 * else. Rejects where it fails.
 */
export function runNode(args: readonly string[], env: Record<string, string>): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const began = performance.now()
    const child = spawn(process.execPath, args, {
      env: { PATH: process.env['PATH'], ...env },
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    child.once('error', reject)
    child.once('exit', (code) => {
      const milliseconds = performance.now() - began
      if (code === 0) resolve({ pid: child.pid ?? 0, milliseconds })
      else reject(new Error(`node ${args.join(' ')} ended with ${code}.`))
    })
  })
}
