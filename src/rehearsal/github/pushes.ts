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
  const range = after === undefined ? [] : before === undefined ? [after] : [after, `^${before}`]
  const [commits, head] = await Promise.all([
    range.length === 0 ? [] : log(hub.git, ['-20', '--reverse', ...range, '--']),
    after === undefined ? undefined : readCommit(hub.git, after),
  ])
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
