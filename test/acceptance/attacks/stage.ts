import { isObject, type Json } from '@outage-playbook/rehearsal/github/http.ts'
import type { World } from '@outage-playbook/rehearsal/world.ts'
import type { EndedRun } from '@outage-playbook/rehearsal/runner/played-run.ts'
import { incidents, openOrdinaryIssue, openWorldOnRecord, say } from '../action.ts'

/** The event that a comment sent, as GitHub told it: to be told again with something changed. */
export function commentEvent(world: World, comment: Json): Json {
  const event = world.github.bus.events.findLast(
    ({ name, payload }) =>
      name === 'issue_comment' &&
      isObject(payload['comment']) &&
      payload['comment']['id'] === comment['id'],
  )
  if (event === undefined) throw new Error('nothing was told of that comment')
  return event.payload
}

/** Starts the outage workflow with an event, and waits until it has ended. */
export async function tell(world: World, name: string, payload: Json): Promise<EndedRun> {
  const run = await world.runner.start(name, payload)
  const ended = await run.ended
  await world.waitForIdle()
  return ended
}

/** Opens the incident of the service, and answers the number of its issue. */
export async function openIncident(world: World, line = '/declare'): Promise<number> {
  const issue = await openOrdinaryIssue(world)
  await say(world, issue, 'alice', line)
  const [incident] = await incidents(world)
  if (incident === undefined) throw new Error('no incident was opened')
  return incident
}

/** A world with two good releases and an open incident. */
export async function openWorldWithIncident(
  options: Parameters<typeof openWorldOnRecord>[0] = {},
): Promise<{ readonly world: World; readonly incident: number }> {
  const world = await openWorldOnRecord(options)
  return { world, incident: await openIncident(world) }
}

/** What the action wrote for people to read: comments, and issues whose author it is. */
export async function written(
  world: World,
): Promise<{ readonly bodies: readonly string[]; readonly titles: readonly string[] }> {
  const issues = await world.issues('?state=all&per_page=100')
  const comments = await Promise.all(issues.map(({ number }) => world.comments(Number(number))))
  const ours = (one: Json): boolean => isObject(one['user']) && one['user']['type'] === 'Bot'
  const opened = issues.filter(ours)
  return {
    bodies: [...opened, ...comments.flat().filter(ours)].map(({ body }) => String(body)),
    titles: opened.map(({ title }) => String(title)),
  }
}

/** Texts of all comments on an issue, oldest first. */
export async function commentsOn(world: World, issue: number): Promise<readonly string[]> {
  return (await world.comments(issue)).map(({ body }) => String(body))
}

/** What each of many lines was answered, in as few comments as hold them. */
export async function answersTo(
  world: World,
  issue: number,
  author: string,
  lines: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const answers = new Map<string, string>()
  for (let from = 0; from < lines.length; from += 50) {
    const some = lines.slice(from, from + 50)
    const { replies } = await say(world, issue, author, some.join('\n\n'))
    if (replies.length !== some.length)
      throw new Error(`${replies.length} answers to ${some.length} lines`)
    for (const [index, line] of some.entries()) answers.set(line, replies[index] ?? '')
  }
  return answers
}

/** The code of the refusal or failure that an answer is. */
export function reasonIn(answer: string | undefined): string {
  return /<sub>reason: `([a-z-]+)`<\/sub>/.exec(answer ?? '')?.[1] ?? ''
}
