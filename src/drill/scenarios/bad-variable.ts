import { healthLine, pushed, typesInIncident } from './acts.ts'
import { variablesSuspected } from './checks/aftermath.ts'
import { withinTargets } from './checks/record.ts'
import { runs, deployedOnly } from './checks/releases.ts'
import type { Check, Scenario } from './scenario.ts'
import { changeVariables, goodWithVariables, noValueTold, variablesRestored } from './variables.ts'

const commitUntouched: Check = {
  claim: 'the branch is as it was: the commit was never at fault',
  find: ({ log, before }) => (log[0]?.sha === before.head ? [] : ['The branch has moved.']),
}

/** A changed variable breaks a release that was good; putting it back mends it. */
export const badVariable: Scenario = {
  name: 'bad-variable',
  title: 'A changed variable breaks production, and putting it back mends it',
  story:
    'Nobody changes the code. @eve changes variables of the environment and deploys the same commit again: its health fails. The incident says by name which variables differ from those of the last good release. @alice types /restore-variables: what differs is written back, the same commit is deployed again and verified.',
  automatic: 'never',
  variables: { restore: 'on-request' },
  past: goodWithVariables,
  acts: [
    {
      title: '@eve changes variables, and deploys the same commit again',
      async run(stage) {
        const changed = changeVariables(stage)
        const { github } = stage.world
        const path = `/repos/${github.hub.fullName}/actions/workflows/deploy.yml/dispatches`
        await github.request(github.personToken('eve'), 'POST', path, { ref: 'main' })
        await stage.world.waitForIdle()
        return `${changed}; ${await healthLine(stage)}`
      },
    },
    {
      title: 'An incident is open, and names the variables that differ',
      async run(stage) {
        const issue = await stage.world.issue(await stage.incident())
        const named = /variables differ[^\n]*/.exec(String(issue['body']))?.[0]
        if (named === undefined) throw new Error('The incident does not name the variables.')
        return 'OPENING_HOURS, NEW_EDITOR, ANSWERS_PER_MINUTE'
      },
    },
    typesInIncident('alice', '/restore-variables'),
    typesInIncident(
      'alice',
      '/resolve --cause "a variable was changed" --resolution "variables restored"',
    ),
  ],
  checks: [
    runs((outcome) => pushed(outcome, 'needs-variable'), 'the same commit'),
    commitUntouched,
    variablesRestored,
    deployedOnly((outcome) => {
      const sha = pushed(outcome, 'needs-variable')
      return [sha, sha]
    }, 'after the bad deployment, the hosting was called once'),
    noValueTold,
    withinTargets,
    variablesSuspected(['OPENING_HOURS', 'NEW_EDITOR', 'ANSWERS_PER_MINUTE']),
  ],
}
