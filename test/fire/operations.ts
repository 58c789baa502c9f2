import { openingHours } from '../../src/rehearsal/github/history.ts'
import { deployedOnly, revertedTo, runs } from '../../src/rehearsal/scenarios/checks/releases.ts'
import { pushed } from '../../src/rehearsal/scenarios/acts.ts'
import type { Outcome } from '../../src/rehearsal/scenarios/outcome.ts'
import type { Check } from '../../src/rehearsal/scenarios/scenario.ts'
import { always, incidentIssues, titled } from './checks.ts'
import { historyOperations } from './history.ts'
import { askedVercel, forgetOlder } from './vercel.ts'
import type { Operation } from './operation.ts'
import { renderOperations } from './render.ts'
import type { Site } from './site.ts'
import { variablesOperations } from './variables.ts'

const types =
  (line: string) =>
  async ({ stage, issue }: Site): Promise<void> => {
    await stage.command(issue, 'alice', line)
  }

const older =
  ({ good }: Site) =>
  () =>
    good[1] ?? ''
const newest =
  ({ good }: Site) =>
  () =>
    good[0] ?? ''
const bad = (outcome: Outcome) => pushed(outcome, 'bad-health')

const rolledBack = (site: Site): readonly Check[] => [
  ...always,
  incidentIssues(1),
  runs(older(site), 'the release before'),
  revertedTo(older(site)),
  deployedOnly(() => [older(site)()], 'the hosting was called once'),
  titled(/recovered/),
]

/** Everything that is held under fire. A new operation is a line here. */
export const operations: readonly Operation[] = [
  { name: '/rollback, deploy workflow', act: types('/rollback'), checks: rolledBack },
  {
    name: '/rollback, deploy command',
    world: { hosting: 'command' },
    act: types('/rollback'),
    checks: rolledBack,
  },
  {
    name: '/rollback, Vercel',
    world: { hosting: 'vercel' },
    act: types('/rollback'),
    checks: (site) => [...rolledBack(site), askedVercel(site, { rollback: 1, deployments: 0 })],
  },
  {
    name: '/rollback, Vercel, built anew',
    world: { hosting: 'vercel' },
    prepare: forgetOlder,
    act: types('/rollback'),
    checks: (site) => [...rolledBack(site), askedVercel(site, { rollback: 0, deployments: 1 })],
  },
  {
    name: 'automatic rollback',
    act: async ({ stage }) => void (await stage.push('bad-health', 'bob')),
    checks: (site) => [
      ...always,
      incidentIssues(1),
      runs(newest(site), 'the last good release'),
      revertedTo(newest(site)),
      deployedOnly((seen) => [bad(seen), newest(site)()], 'the hosting was called once'),
      titled(/recovered/),
    ],
  },
  {
    name: '/declare',
    act: types('/declare "Checkout answers 500" --severity P2'),
    checks: (site) => [
      ...always,
      incidentIssues(1),
      titled(/^P2 · /),
      deployedOnly(() => [], 'nothing was deployed'),
      runs(newest(site), 'the release that ran before'),
    ],
  },
  {
    name: '/release',
    act: async ({ stage }) => void (await stage.push('good', 'eve')),
    checks: () => [
      ...always,
      incidentIssues(0),
      runs((seen) => pushed(seen, 'good'), 'the new release'),
      deployedOnly((seen) => [pushed(seen, 'good')], 'it was deployed once'),
      releasedOnce,
    ],
  },
  {
    name: 'walk-back',
    async prepare(stage) {
      stage.world.hosting.variables['OPENING_HOURS'] = openingHours
      await stage.push('needs-variable', 'eve')
      delete stage.world.hosting.variables['OPENING_HOURS']
    },
    act: async ({ stage }) => void (await stage.push('bad-health', 'bob')),
    checks: (site) => [
      ...always,
      incidentIssues(1),
      runs(newest(site), 'the good release before the last one'),
      revertedTo(newest(site)),
      deployedOnly(
        (seen) => [bad(seen), pushed(seen, 'needs-variable'), newest(site)()],
        'each release was tried once',
      ),
      titled(/recovered/),
    ],
  },
  {
    name: 'pull request',
    prepare: async ({ world }) => void world.github.settings.protection.set('main', 'ruleset'),
    act: types('/rollback'),
    checks: (site) => [
      ...always,
      incidentIssues(1),
      runs(older(site), 'the release before'),
      deployedOnly(() => [older(site)()], 'the hosting was called once'),
      onePull(site),
      titled(/recovered/),
    ],
  },
  {
    name: 'filing ten action items',
    async prepare({ world }) {
      const body = `## Action items\n\n${written.join('\n')}\n`
      await world.openIssue('alice', postMortemTitle, body, ['post-mortem'])
    },
    act: closes,
    checks: (site) => [...always, onceEach, linkedOnce(site), nothingHeld],
  },
  {
    name: '/postmortem',
    async prepare({ world, openIssue, command, incident }) {
      const issue = await openIssue('alice', 'Slow', 'Please look')
      await command(issue, 'alice', '/declare "Slow" --severity P3')
      await command(await incident(), 'alice', '/resolve --cause "a leak"')
      await world.waitForIdle()
    },
    act: async ({ stage }) =>
      void (await stage.command(await stage.incident(), 'alice', '/postmortem')),
    checks: () => [...always, incidentIssues(1), onePostMortem, nothingHeld],
  },
  {
    name: '/resolve of a P1',
    async prepare({ openIssue, command, incident }) {
      const issue = await openIssue('alice', 'Down', 'Please look')
      await command(issue, 'alice', '/declare "Down"')
      await incident()
    },
    act: async ({ stage }) =>
      void (await stage.command(await stage.incident(), 'alice', '/resolve --cause "a leak"')),
    checks: () => [...always, incidentIssues(1), onePostMortem, nothingHeld],
  },
  {
    name: '/resolve, its cause told later',
    async prepare({ openIssue, command, incident }) {
      const issue = await openIssue('alice', 'Down', 'Please look')
      await command(issue, 'alice', '/declare "Down"')
      await command(await incident(), 'alice', '/resolve')
    },
    act: async ({ stage }) =>
      void (await stage.command(await stage.incident(), 'alice', '/resolve --cause "a leak"')),
    checks: () => [...always, incidentIssues(1), onePostMortem, nothingHeld, resolvedTwice],
  },
  {
    name: '/update',
    async prepare({ openIssue, command }) {
      await command(await openIssue('alice', 'Down', 'Please look'), 'alice', '/declare "Down"')
    },
    act: async ({ stage }) =>
      void (await stage.command(await stage.incident(), 'alice', '/update "Slow" --eta 30m')),
    checks: () => [...always, incidentIssues(1), toldOnce],
  },
  ...historyOperations,
  ...renderOperations,
  ...variablesOperations,
]

const onePostMortem: Check = {
  claim: 'there is one post-mortem, and it is filled in',
  find({ issues }) {
    const found = issues.filter(({ labels }) => labels.includes('post-mortem'))
    const isFilled = found.every(({ body }) => body.includes('a leak'))
    return found.length === 1 && isFilled ? [] : [`There are ${found.length} post-mortems.`]
  },
}

const resolvedTwice: Check = {
  claim: 'it was resolved once, and its cause told once',
  find({ events }) {
    const told = events.filter(({ type }) => type === 'resolved').length
    const looked = events.filter(({ type }) => type === 'probed').length
    return told === 2 && looked === 1 ? [] : [`Resolved ${told} times, looked at ${looked} times.`]
  },
}

const toldOnce: Check = {
  claim: 'the public was told once, and the answer has the same words',
  find({ events, issues }) {
    const told = events.filter(({ type }) => type === 'updated-public')
    const answers = issues
      .flatMap(({ comments }) => comments)
      .filter(({ body }) => body.includes('[OUTAGE]'))
    return told.length === 1 && answers.length === 1
      ? []
      : [`Told ${told.length} times, answered ${answers.length} times.`]
  },
}

const nothingHeld: Check = {
  claim: 'no run holds a post-mortem still',
  find: ({ postMortems }) =>
    postMortems.flatMap(({ claims }) =>
      claims
        .filter(({ finished }) => !finished)
        .map(({ invocation }) => `${invocation.line} is held.`),
    ),
}

/** The post-mortem that somebody wrote by hand, with ten action items. */
const written = Array.from(
  { length: 10 },
  (_, index) => `- [ ] Mend part ${'abcdefghij'[index] ?? ''} @bob 2027-01-${10 + index} (prevent)`,
)

async function closes({ world }: Site): Promise<void> {
  const { github } = world
  const found = (await world.issues()).find(({ title }) => title === postMortemTitle)
  const path = `/repos/acme/chatbot-fluxa/issues/${String(found?.['number'])}`
  await github.request(github.personToken('bob'), 'PATCH', path, { state: 'closed' })
  await world.waitForIdle()
}

const postMortemTitle = 'What we learned'

const onceEach: Check = {
  claim:
    'each action item has one ticket, assigned, below the post-mortem, and its number in its line',
  find({ issues }) {
    const tickets = issues.filter(({ labels }) => labels.includes('action-item'))
    const text = issues.find(({ title }) => title === postMortemTitle)?.body ?? ''
    return written.flatMap((line) => {
      const title = /Mend part \w/.exec(line)?.[0] ?? ''
      const own = tickets.filter((ticket) => ticket.title === title)
      const numbers = own.map(({ number }) => `${line} → #${number}`)
      return [
        ...(own.length === 1 ? [] : [`"${title}" has ${own.length} tickets.`]),
        ...(numbers.some((wanted) => text.split('\n').includes(wanted))
          ? []
          : [`The line of "${title}" does not have its number.`]),
      ]
    })
  },
}

function linkedOnce({ world }: Site): Check {
  return {
    claim: 'ten sub-issues, and each ticket is assigned',
    find: ({ issues }) => {
      const count = world.github.hub.parents.size
      const tickets = issues.filter(({ labels }) => labels.includes('action-item'))
      const left = tickets.filter(({ assignees }) => assignees.join() !== 'bob')
      return [
        ...(count === 10 ? [] : [`There are ${count} sub-issues.`]),
        ...left.map(({ number }) => `#${number} is not assigned to bob.`),
      ]
    },
  }
}

const releasedOnce: Check = {
  claim: 'the release is recorded once, as good',
  find(seen) {
    const sha = pushed(seen, 'good')
    const found = seen.record.releases.filter((release) => release.sha === sha)
    const [release] = found
    return found.length === 1 && release?.verdict === 'good'
      ? []
      : [`It is recorded ${found.length} times.`]
  },
}

function onePull({ world }: Site): Check {
  return {
    claim: 'one pull request takes the branch back',
    find: () => {
      const count = world.github.hub.pulls.size
      return count === 1 ? [] : [`There are ${count} pull requests.`]
    },
  }
}
