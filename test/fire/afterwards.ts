import type { Check } from '../../src/drill/scenarios/scenario.ts'
import { typedBy } from '../../src/causes/table.ts'
import { always, incidentIssues } from './checks.ts'
import type { Operation } from './operation.ts'
import type { Site } from './site.ts'

/** What comes after an outage, under fire: it is resolved, told, written up, and turned into tickets. */
export const afterwardsOperations: readonly Operation[] = [
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
        .map(({ invocation }) => `${typedBy(invocation)} is held.`),
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
