import { emailOf } from './actors.ts'
import { git, type Signature } from './git/run.ts'
import { isObject, Refusal, type Call } from './http.ts'

const workflows = '.github/workflows/'

/** Refuses a direct change of a protected branch, in the words of the route that was used. */
export function checkProtection(call: Call, branch: string, via: 'refs' | 'contents'): void {
  const kind = call.hub.settings.protection.get(branch)
  const exempt = call.hub.people.get(call.actor.login) === 'admin'
  if (kind === undefined || exempt) return
  const why = 'Changes must be made through a pull request.'
  if (kind === 'ruleset') {
    const status = via === 'refs' ? 422 : 409
    throw new Refusal(status, `Repository rule violations found\n\n${why}\n\n`)
  }
  if (via === 'refs') {
    throw new Refusal(422, `Protected branch update failed for refs/heads/${branch}.`)
  }
  throw new Refusal(409, `Could not update file: ${why}`)
}

/** Refuses paths below `.github/workflows` to tokens that may not change them. */
export function checkWorkflowPaths(call: Call, paths: readonly string[]): void {
  const path = paths.find((candidate) => candidate.startsWith(workflows))
  if (path === undefined || call.actor.workflowFiles === 'allowed') return
  throw new Refusal(
    call.hub.settings.workflowFileRefusal,
    `refusing to allow a GitHub App to create or update workflow \`${path}\` without \`workflows\` permission`,
  )
}

/** The same for a ref that is to move from one commit to another. */
export async function checkWorkflowMove(call: Call, from: string, to: string): Promise<void> {
  if (call.actor.workflowFiles === 'allowed') return
  const args = ['diff-tree', '-r', '--name-only', '-z', from, to, '--', workflows]
  const changed = await git(call.hub.git, args)
  checkWorkflowPaths(
    call,
    changed.split('\0').filter((path) => path !== ''),
  )
}

/** Whose names a commit carries; GitHub signs a bot's commit only where the request names nobody. */
export function signatures({ actor, body, hub }: Pick<Call, 'actor' | 'body' | 'hub'>): {
  readonly author: Signature
  readonly committer: Signature
  readonly signed: boolean
} {
  const self: Signature = { name: actor.login, email: emailOf(actor.login), at: hub.time() }
  const named = body['author'] !== undefined || body['committer'] !== undefined
  const author = signature(body['author'], self.at) ?? self
  const signed = actor.type === 'Bot' && !named && body['signature'] === undefined
  const github: Signature = { name: 'GitHub', email: 'noreply@github.com', at: self.at }
  return {
    author,
    committer: signature(body['committer'], self.at) ?? (signed ? github : author),
    signed,
  }
}

function signature(value: unknown, now: Date): Signature | undefined {
  if (!isObject(value)) return undefined
  const { name, email, date } = value
  if (typeof name !== 'string' || typeof email !== 'string') return undefined
  return { name, email, at: typeof date === 'string' ? new Date(date) : now }
}
