import { execFileSync } from 'node:child_process'
import type { Check } from '../../src/drill/scenarios/scenario.ts'
import type { Stage } from '../../src/drill/scenarios/stage.ts'
import { rehearsalConfig } from '../../src/drill/world-config.ts'
import { always, incidentIssues } from './checks.ts'
import type { Operation } from './operation.ts'
import type { Site } from './site.ts'

/** What is written of incidents together, under fire: the index, and the files that show it. */

const file = 'docs/outages.md'

const config =
  (by: 'commit' | 'pull-request') =>
  ({ app }: { readonly app: string }): string =>
    `${rehearsalConfig('workflow', app)}history: { file: ${file}, by: ${by} }\n`

async function declared(stage: Stage): Promise<void> {
  const issue = await stage.openIssue('alice', 'The checkout answers 500', 'Please look')
  await stage.command(issue, 'alice', '/declare')
}

async function closed(stage: Stage): Promise<void> {
  await declared(stage)
  await inIncident('/resolve --close --cause frost')({ stage })
}

/** Types a line in the issue of the only incident. */
const inIncident =
  (line: string) =>
  async ({ stage }: Pick<Site, 'stage'>): Promise<void> => {
    await stage.command(await stage.incident(), 'alice', line)
  }

/** A file of a branch; empty where there is none. */
function read({ world }: Site, branch: string, path: string): string {
  try {
    const args = ['--git-dir', world.github.hub.git, 'show', `${branch}:${path}`]
    return execFileSync('git', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
  } catch {
    return ''
  }
}

function once(site: Site, branch: string, path: string, what: RegExp): Check {
  return {
    claim: `${path} on ${branch} has ${String(what)} once`,
    find() {
      const text = read(site, branch, path)
      const count = text.match(new RegExp(what, 'g'))?.length ?? 0
      return count === 1
        ? []
        : [`${path} on ${branch} has it ${count} times: ${text.slice(0, 800)}`]
    },
  }
}

const listed = (site: Site): readonly Check[] => [
  ...always,
  incidentIssues(1),
  once(site, 'outage-records', 'index.json', /"cause":"frost"/),
  once(site, 'outage-records', 'history.md', /frost/),
  once(site, 'outage-records', 'metrics.md', /\| P1 \| 1 \|/),
]

const committed: (site: Site) => Check = ({ world }) => ({
  claim: 'the history is committed to the default branch once',
  find() {
    const args = ['--git-dir', world.github.hub.git, 'log', '--format=%s', 'main', '--', file]
    const commits = execFileSync('git', args, { encoding: 'utf8' }).trim().split('\n')
    return commits.length === 1 ? [] : [`There are ${commits.length} commits: ${commits.join()}`]
  },
})

const proposed: (site: Site) => Check = ({ world }) => ({
  claim: 'there is one pull request',
  find: () => {
    const count = world.github.hub.pulls.size
    return count === 1 ? [] : [`There are ${count} pull requests.`]
  },
})

export const historyOperations: readonly Operation[] = [
  {
    name: '/resolve, history by commit',
    world: { config: config('commit') },
    prepare: declared,
    act: inIncident('/resolve --close --cause frost'),
    checks: (site) => [...listed(site), once(site, 'main', file, /frost/), committed(site)],
  },
  {
    name: '/resolve, history by pull request',
    world: { config: config('pull-request') },
    prepare: declared,
    act: inIncident('/resolve --close --cause frost'),
    checks: (site) => [
      ...listed(site),
      once(site, 'outage/history', file, /frost/),
      proposed(site),
    ],
  },
  {
    name: '/note, where it belongs',
    prepare: declared,
    act: inIncident('/note the first complaint --at 10 minutes ago'),
    checks: () => [...always, incidentIssues(1), noted],
  },
  {
    name: '/correct, in a closed incident',
    prepare: closed,
    act: inIncident('/correct started 90 minutes ago'),
    checks: (site) => [
      ...listed(site),
      once(site, 'outage-records', 'history.md', /1 h 30 min|1 h 29 min/),
      corrected,
    ],
  },
]

const noted: Check = {
  claim: 'the note is on the timeline once, in the record and in the issue',
  find({ events, incidentIssue }) {
    const told = events.filter(({ type }) => type === 'noted').length
    const drawn = incidentIssue?.body.match(/the first complaint/g)?.length ?? 0
    return told === 1 && drawn === 1 ? [] : [`It is told ${told} times, and drawn ${drawn} times.`]
  },
}

const corrected: Check = {
  claim: 'it is corrected once, in the record and in the issue',
  find({ events, incidentIssue }) {
    const told = events.filter(({ type }) => type === 'corrected').length
    const isDrawn = /1 hour (30|29) minutes/.test(incidentIssue?.body ?? '')
    return told === 1 && isDrawn ? [] : [`Told ${told} times; drawn: ${isDrawn}.`]
  },
}
