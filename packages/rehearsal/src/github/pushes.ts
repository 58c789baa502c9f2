import type { Actor } from './actors.ts'
import { log, readCommit, type Commit } from './git/read.ts'
import type { Hub } from './hub.ts'
import type { Json } from './http.ts'
import { page } from './shapes/address.ts'
import { briefCommitShape } from './shapes/commit.ts'

const zero = '0'.repeat(40)

/** Tells of a ref that has moved (`push`); nothing for `before` or `after` where it was not there. */
export async function tellPush(
  hub: Hub,
  actor: Actor,
  ref: string,
  before: string | undefined,
  after: string | undefined,
  options: { readonly forced?: boolean } = {},
): Promise<void> {
  const head = after === undefined ? undefined : await readCommit(hub.git, after)
  const commits = head === undefined ? [] : await pushed(hub, head, before)
  hub.bus.emit(
    'push',
    {
      ref,
      base_ref: null,
      before: before ?? zero,
      after: after ?? zero,
      created: before === undefined,
      deleted: after === undefined,
      forced: options.forced ?? false,
      compare: page(hub, `/compare/${before ?? zero}...${after ?? zero}`),
      commits: commits.map((commit) => shape(hub, commit)),
      head_commit: head === undefined ? null : shape(hub, head),
      pusher: { name: actor.login },
      repository: hub.repository,
      sender: hub.user(actor.login),
    },
    actor,
  )
}

function shape(hub: Hub, commit: Commit): Json {
  const url = page(hub, `/commit/${commit.sha}`)
  return { ...briefCommitShape(commit), url, distinct: true }
}

/** What came with a push, oldest first; a single commit on top of the last one without asking git. */
function pushed(
  hub: Hub,
  head: Commit,
  before: string | undefined,
): readonly Commit[] | Promise<readonly Commit[]> {
  if (head.parents.length === 1 && head.parents[0] === before) return [head]
  const range = before === undefined ? [head.sha] : [head.sha, `^${before}`]
  return log(hub.git, ['-20', '--reverse', ...range, '--'])
}
