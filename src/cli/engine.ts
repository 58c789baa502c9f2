import { hostname } from 'node:os'
import type { Engine } from '../engine/context.ts'
import { OutageError } from '../errors.ts'
import { openRest } from '../github/octokit.ts'
import { outputOf } from '../program.ts'
import { bare } from '../views/log.ts'
import type { Reply } from '../views/reply.ts'
import { wire } from '../wiring.ts'
import type { GlobalOptions } from './options.ts'

/** The engine for a terminal: the token of the environment, the repository named or of this folder. */
export function terminalEngine(
  options: GlobalOptions,
  show: (reply: Reply) => void,
  log: (line: string) => void,
): Engine {
  const stop = new AbortController()
  // Ctrl-C, a `kill`, the terminal that is closed.
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(name, () => stop.abort(new OutageError('cancelled', 'Stopped in the terminal.')))
  }
  return wire({
    env: process.env,
    token: process.env['GITHUB_TOKEN'] ?? process.env['GH_TOKEN'] ?? '',
    octokit: openRest,
    repository: options.repo ?? repositoryOfFolder(),
    config: options.config,
    run: { id: `terminal:${hostname()}:${process.pid}`, attempt: 1 },
    signal: stop.signal,
    show,
    log,
  })
}

/** Works with an engine that only looks, and says on the error channel what there is to know beside it. */
export async function looking(
  options: GlobalOptions,
  work: (engine: Engine) => Promise<void>,
): Promise<void> {
  const engine = terminalEngine(
    options,
    () => {},
    () => {},
  )
  try {
    await work(engine)
  } finally {
    for (const notice of engine.notices()) process.stderr.write(`${bare(notice)}\n`)
    await engine.close()
  }
}

/** `owner/name` of the folder's remote. */
function repositoryOfFolder(): string {
  const match = /[/:]([\w.-]+\/[\w.-]+?)(?:\.git)?\s*$/.exec(
    outputOf('git', ['remote', 'get-url', 'origin']) ?? '',
  )
  if (match?.[1]) return match[1]
  throw new OutageError('event-invalid', 'Which repository? This folder has no remote on GitHub.', {
    remedy: 'Add `--repo owner/name`, or set GITHUB_REPOSITORY.',
  })
}

/** The login that the token belongs to; the terminal's user where GitHub does not say. */
export async function loginOf(engine: Engine): Promise<string> {
  try {
    const { data } = await engine.github.octokit.rest.users.getAuthenticated()
    return data.login
  } catch {
    return process.env['USER'] ?? 'terminal'
  }
}
