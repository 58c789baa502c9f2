import type { ServiceRecord } from '../../src/incident/record.ts'
import { commandOf } from '../../src/causes/typed.ts'
import { serviceShape } from '../../src/records/shapes.ts'
import { moveRef } from '@outage-playbook/rehearsal/github/git/mover.ts'
import { commitFiles } from '@outage-playbook/rehearsal/github/git/write.ts'
import type { PlayedRun } from '@outage-playbook/rehearsal/runner/played-run.ts'
import type { WorldOptions } from '../../src/drill/world.ts'
import type { World } from '@outage-playbook/rehearsal/world.ts'
import { openWorld } from '../fidelity/open.ts'
import { dist, node24 } from './built.ts'

/** A world around the built action. */
export function openActionWorld(options: Partial<WorldOptions> = {}): Promise<World> {
  return openWorld({ dist, post: dist, node: node24, ...options })
}

/** A world with two good releases, each deployed, verified and recorded. */
export async function openWorldWithReleases(options: Partial<WorldOptions> = {}): Promise<World> {
  const world = await openActionWorld(options)
  for (const author of ['bob', 'eve']) {
    await world.push('good', author)
    await world.waitForIdle()
  }
  return world
}

/**
 * As `openWorldWithReleases`, but what the runs would have written down about the releases is there
 * without them: where a test is not about that, it need not wait for it.
 */
export async function openWorldOnRecord(options: Partial<WorldOptions> = {}): Promise<World> {
  const world = await openActionWorld(options)
  await world.runner.whileDown(async () => {
    for (const author of ['bob', 'eve']) await world.push('good', author)
    await world.waitForIdle()
  })
  const { empty } = serviceShape('chatbot-fluxa', 'production')
  const shas = (await world.gitLog()).slice(0, 2).toReversed()
  const recorded = shas.map(({ sha, message, committer }, index) => {
    const { id, url } = runOf(world, sha)
    const key = `run:${id}:1:chatbot-fluxa:production`
    const at = new Date(Date.parse(committer.date) + index).toISOString()
    const claim = {
      key,
      invocation: {
        key,
        cause: commandOf('release', `--service chatbot-fluxa --env production --sha ${sha}`),
        actor: { login: 'Deploy', kind: 'itself' as const },
        at,
        url,
      },
      run: { id: String(id + 1), attempt: 1 },
      at,
      finished: { at, outcome: 'succeeded' },
    }
    const title = message.split('\n')[0] ?? ''
    const verdict = { verdict: 'good', via: 'deployment', verifiedAt: at } as const
    return { claim, release: { id: key, sha, title, at, url, ...verdict } }
  })
  const record: ServiceRecord = {
    ...empty,
    claims: recorded.map(({ claim }) => claim),
    releases: recorded.map(({ release }) => release).toReversed(),
  }
  const { git } = world.github.hub
  const first = await commitFiles(git, {
    files: { [serviceFile]: `${JSON.stringify(record, null, 2)}\n` },
    message: 'Begin the outage records',
    author: { name: 'outage-playbook', email: 'outage-playbook@example.com', at: new Date() },
  })
  await moveRef(git, 'refs/heads/outage-records', first, undefined)
  return world
}

/** The deployment of a commit. */
function runOf({ github }: World, sha: string): { readonly id: number; readonly url: string } {
  const run = github.runs.all().find((one) => one.sha === sha && one.name === 'Deploy')
  if (run === undefined) throw new Error(`${sha} was not deployed`)
  return { id: run.id, url: `${github.url}/acme/chatbot-fluxa/actions/runs/${run.id}` }
}

/** How a run of the action ended, and what it answered. */
export type Ran = {
  readonly outcome: string | undefined
  readonly reason: string | undefined
  readonly outputs: Readonly<Record<string, string>>
  readonly exitCode: number | null
  readonly requests: number
  readonly stdout: string
  /** Bodies of the comments that were written meanwhile, without their marker. */
  readonly replies: readonly string[]
}

/** Types a comment, waits until every run it set off has ended, and tells what came of it. */
export async function say(world: World, issue: number, author: string, text: string): Promise<Ran> {
  const commentsBefore = (await world.comments(issue)).length + 1
  const comment = await world.comment(issue, author, text)
  await world.waitForIdle()
  const run = runOfComment(world, comment)
  const ended = await run.ended
  const replies = (await world.comments(issue)).slice(commentsBefore)
  return {
    outcome: ended.outputs['outcome'],
    reason: ended.outputs['reason'],
    outputs: ended.outputs,
    exitCode: ended.exitCode,
    requests: run.requests().length,
    stdout: ended.stdout,
    replies: replies.map(({ body }) => String(body).split('\n').slice(2).join('\n')),
  }
}

/** The run that a comment set off, when other events may have set off some of their own. */
export function runOfComment(world: World, comment: { readonly id?: unknown }): PlayedRun {
  const run = world.runner.runs.find(
    ({ event, payload }) =>
      event === 'issue_comment' && Object(Object(payload).comment).id === comment.id,
  )
  if (run === undefined) throw new Error('the comment started no run')
  return run
}

/** The number of an ordinary issue. */
export async function openOrdinaryIssue(world: World): Promise<number> {
  return Number((await world.openIssue('alice', 'Something is wrong', 'Please look'))['number'])
}

/** The numbers of all incidents' issues. */
export async function incidents(world: World): Promise<number[]> {
  const all = await world.issues('?state=all')
  return all
    .filter(({ labels }) => JSON.stringify(labels).includes('"incident"'))
    .map(({ number }) => Number(number))
}

/** Path of the record of the service, on the records branch. */
export const serviceFile = 'services/chatbot-fluxa/production.json'

/** The record of the service, as it is on the records branch. */
export async function record(world: World): Promise<Readonly<Record<string, unknown>>> {
  return JSON.parse((await readFile(world, serviceFile)).text)
}

/** A file of the records branch. */
export async function readFile(
  world: World,
  path: string,
): Promise<{ readonly text: string; readonly sha: string }> {
  const { github } = world
  const place = `/repos/acme/chatbot-fluxa/contents/${path}?ref=outage-records`
  const answer: unknown = await github.request(github.personToken('alice'), 'GET', place)
  const { content, sha } = Object(answer) as { content?: string; sha?: string }
  return { text: Buffer.from(content ?? '', 'base64').toString('utf8'), sha: sha ?? '' }
}

/** Changes a file of the records branch by hand. */
export async function writeFile(world: World, path: string, text: string): Promise<void> {
  const { github } = world
  const known = await readFile(world, path).catch(() => undefined)
  await github.request(
    github.personToken('alice'),
    'PUT',
    `/repos/acme/chatbot-fluxa/contents/${path}`,
    {
      branch: 'outage-records',
      message: 'By hand',
      content: Buffer.from(text).toString('base64'),
      ...(known === undefined ? {} : { sha: known.sha }),
    },
  )
}
