import { answerTo, goodReleases } from './acts.ts'
import { runs, branchUntouched } from './checks/releases.ts'
import { toldWhoMay } from './checks/answers.ts'
import type { Scenario } from './scenario.ts'

/** Somebody who may only read types `/rollback`. */
export const refused: Scenario = {
  name: 'refused',
  title: 'Somebody who may not types /rollback, and nothing happens',
  story:
    '@mallory may read the repository, and nothing more. The playbook refuses, says why and what it takes, and leaves everything as it is.',
  past: goodReleases(['alice'], ['eve']),
  acts: [
    {
      title: '@mallory opens an issue and types /rollback into it',
      async run(stage) {
        const issue = await stage.openIssue('mallory', 'I do not like the new answers', '')
        return answerTo(stage, await stage.command(issue, 'mallory', '/rollback'))
      },
    },
  ],
  checks: [
    runs(({ before }) => before.running, 'the same release as before'),
    branchUntouched,
    toldWhoMay,
  ],
}
