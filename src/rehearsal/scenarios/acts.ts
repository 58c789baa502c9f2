import type { ChangeKind } from '../github/history.ts'
import { headlineOf, repliesTo } from './answers.ts'
import type { Act } from './scenario.ts'
import type { Command, Stage } from './stage.ts'

/** Good releases before the outage, each pushed, deployed, verified and recorded. */
export function goodReleases(
  ...pushes: readonly (readonly [author: string, kind?: ChangeKind])[]
): Act {
  return {
    title: `The days before: ${pushes.length} good releases, each verified and recorded`,
    async run(stage) {
      const shas = []
      for (const [author, kind = 'good'] of pushes) shas.push(await stage.push(kind, author))
      return shas.map((sha) => sha.slice(0, 7)).join(', ')
    },
  }
}

/** Somebody types a command into the incident's issue, and is answered. */
export function typesInIncident(author: string, line: string): Act {
  return {
    title: `@${author} types ${line.split(' --')[0] ?? line} into the incident`,
    async run(stage) {
      const command = await stage.command(await stage.incident(), author, line)
      return answerTo(stage, command)
    },
  }
}

/** What was answered to a command, in one line. */
export async function answerTo(stage: Stage, command: Command): Promise<string> {
  const comments = await stage.world.comments(command.issue)
  const seen = comments.map(({ user, body, created_at }) => ({
    author: String((user as { login?: unknown } | null)?.login),
    body: String(body),
    at: String(created_at),
  }))
  const issues = [{ comments: seen }] as unknown as Parameters<typeof repliesTo>[0]['issues']
  const [reply] = repliesTo({ issues }, command)
  return reply === undefined ? 'no answer' : `answered: ${headlineOf(reply.body)}`
}

/** The status that the app's health check answers. */
export async function healthLine({ world }: Stage): Promise<string> {
  const { status } = await world.health()
  return `GET /api/health answers ${status}`
}
