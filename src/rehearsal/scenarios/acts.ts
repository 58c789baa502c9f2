import type { ChangeKind } from '../github/history.ts'
import { headlineOf, repliesTo } from './answers.ts'
import { written, type Outcome } from './outcome.ts'
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

/** The last release that is still good. */
export const lastGood = (outcome: Outcome): string => pushed(outcome, 'good')

/** The last commit of a kind that was pushed. */
export function pushed({ script }: Outcome, kind: ChangeKind): string {
  return script.pushes.findLast((push) => push.kind === kind)?.sha ?? ''
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
export async function answerTo({ world }: Stage, command: Command): Promise<string> {
  const comments = await world.comments(command.issue)
  const [reply] = repliesTo({ issues: [{ comments: comments.map(written) }] }, command)
  return reply === undefined ? 'no answer' : `answered: ${headlineOf(reply.body)}`
}

/** The status that the app's health check answers. */
export async function healthLine({ world }: Stage): Promise<string> {
  const { status } = await world.health()
  return `GET /api/health answers ${status}`
}
