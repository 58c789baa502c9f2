import type { ChangeKind } from '@outage-playbook/rehearsal/github/history.ts'
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

/** Good releases that the hosting deployed by itself; a sweep has recorded each it. */
export const releasesByThemselves: Act = {
  title: 'The days before: two good releases went live by themselves, each verified and recorded',
  async run(stage) {
    const issue = await stage.openIssue('alice', 'Releases', 'Verified after each deployment.')
    const shas = []
    for (const author of ['alice', 'eve']) {
      shas.push(await stage.push('good', author))
      await stage.command(issue, author, '/release')
    }
    return shas.map((sha) => sha.slice(0, 7)).join(', ')
  },
}

/** Somebody pushes what breaks the health check, and all that follows from it is waited for. */
export function pushesBad(author: string, whatFollows: string): Act {
  return {
    title: `@${author} pushes a release that breaks the health check${whatFollows}`,
    async run(stage) {
      await stage.push('bad-health', author)
      return healthLine(stage)
    },
  }
}

/** Somebody reports in an issue of their own, and somebody else types `/rollback` there. */
export function rollbackInReport(
  report: readonly [title: string, body: string],
  reason: string,
): Act {
  return {
    title: '@eve opens an ordinary issue, and @alice types /rollback into it',
    async run(stage) {
      const issue = await stage.openIssue('eve', ...report)
      return answerTo(stage, await stage.command(issue, 'alice', `/rollback --reason "${reason}"`))
    },
  }
}

/** The incident is acknowledged, and resolved. */
export function endsWith(cause: string): Act[] {
  return [
    typesInIncident('alice', '/ack'),
    typesInIncident('alice', `/resolve --cause "${cause}" --resolution "a rollback"`),
  ]
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
