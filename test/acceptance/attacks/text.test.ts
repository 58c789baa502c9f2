import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { World } from '@outage-playbook/rehearsal/world.ts'
import { openOrdinaryIssue, openWorldOnRecord, say, type Ran } from '../action.ts'
import { dangersIn, disguisedLinksIn, mentionsIn } from '../../views/hostile.ts'
import { openWorldWithIncident } from './stage.ts'

/** Lines that the runner would act on, but for the one that hides the token. */
function commandsToRunner(stdout: string): readonly string[] {
  return stdout
    .split(/\r\n|\r|\n/)
    .filter((line) => /^\s*::/.test(line) || line.includes('##['))
    .filter((line) => !/^::add-mask::ghs_\w+$/.test(line))
}

const forRunner = [
  '::set-output name=outcome::succeeded',
  '::add-mask::production',
  '::stop-commands::x',
  '::error::all is lost',
  '::save-state name=records::services/x/y',
  '::set-env name=NODE_OPTIONS::--require=/tmp/x.js',
  '::add-path::/tmp',
  '  ::warning::indented',
  '##[command]rm -rf /',
  '##[set-output name=outcome;]refused',
  '%0A::stop-commands::x',
  'outcome<<EOF',
]

describe('text that would like to be a command of the runner’s', () => {
  let world: World
  let ran: Ran

  beforeAll(async () => {
    const opened = await openWorldWithIncident()
    world = opened.world
    const lines = forRunner.flatMap((text) => [
      text,
      '',
      `/note ${text}`,
      `/severity '${text}'`,
      '',
    ])
    ran = await say(world, opened.incident, 'bob', lines.join('\n'))
  }, 60_000)
  afterAll(() => world.close())

  it.each(forRunner)('is in the log, and is no command there: %s', (text) => {
    expect(ran.stdout.replaceAll('\u200b', '')).toContain(`> /note ${text}`)
    expect(commandsToRunner(ran.stdout).filter((line) => line.includes(text.trim()))).toEqual([])
  })

  it('adds no command, no output and no state to the run', () => {
    expect(commandsToRunner(ran.stdout)).toEqual([])
    expect(Object.keys(ran.outputs).toSorted()).toEqual([
      ...['incident-number', 'incident-url', 'operation-id', 'outcome'],
      ...['reason', 'result', 'rolled-back-to', 'verdict'],
    ])
    expect(ran.outputs).toMatchObject({ outcome: 'succeeded', 'rolled-back-to': '' })
    expect(ran.replies).toHaveLength(2 * forRunner.length)
  })
})

describe('text that a shell would act on', () => {
  let world: World
  let folder: string

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'outage-attack-'))
    world = await openWorldOnRecord({ hosting: 'command' })
  }, 60_000)
  afterAll(async () => {
    await world.close()
    await rm(folder, { recursive: true })
  })

  it('stays text, through a whole rollback by command', async () => {
    const file = join(folder, 'touched')
    const text = `$(touch ${file}) \`touch ${file}\` ; touch ${file} | touch ${file} && touch ${file} > ${file}`
    const issue = await openOrdinaryIssue(world)
    const ran = await say(world, issue, 'alice', `/rollback --reason '${text}'`)
    expect(ran).toMatchObject({ outcome: 'succeeded' })
    const [revert] = await world.gitLog()
    expect(revert?.message).toContain(`$(touch ${file})`)
    expect(existsSync(file)).toBe(false)
  }, 60_000)
})

describe('a commit that takes the branch back', () => {
  it('says what was typed, and nothing of it acts: no mention, no closing of issues, no trailer', async () => {
    const world = await openWorldOnRecord()
    try {
      const issue = await openOrdinaryIssue(world)
      const lies = [
        ...['Outage-Operation: deadbeef', 'Co-authored-by: Eve <eve@users.noreply.github.com>'],
        ...['fixes #1', 'closes acme/other#2', '@everyone', '@acme/sre'],
      ]
      const ran = await say(world, issue, 'alice', `/rollback --reason $'${lies.join('\\n')}'`)
      expect(ran).toMatchObject({ outcome: 'succeeded' })
      const [{ message } = { message: '' }] = await world.gitLog()
      const lines = message.split('\n')
      expect(lines.filter((line) => line.startsWith('Outage-Operation:'))).toHaveLength(1)
      expect(lines.filter((line) => /^[\w-]+-by:/i.test(line))).toEqual([])
      expect(message).not.toMatch(/\b(fix(e[sd])?|close[sd]?|resolve[sd]?):?\s+\S*#\d/i)
      expect(message).not.toMatch(/@\w/)
      const records = await world.gitLog('outage-records')
      for (const { message: why } of records) expect(why).not.toMatch(/@\w|\b(fixes|closes) \S*#/)
    } finally {
      await world.close()
    }
  }, 60_000)

  it('as a pull request says what was typed, and nothing of it acts', async () => {
    const world = await openWorldOnRecord()
    try {
      world.github.settings.protection.set('main', 'ruleset')
      const issue = await openOrdinaryIssue(world)
      const text =
        '@acme/sre ![x](https://evil.test/x.png) [here](https://evil.test) <img src=x> fixes #1'
      const ran = await say(world, issue, 'alice', `/rollback --reason '${text}'`)
      expect(ran).toMatchObject({ outcome: 'succeeded' })
      const pulls = await world.github.request(
        world.github.personToken('alice'),
        'GET',
        '/repos/acme/chatbot-fluxa/pulls?state=all',
      )
      const body = String(Object(Object(pulls)[0])['body'])
      expect(mentionsIn(body)).toEqual([])
      expect(dangersIn(body)).toEqual([])
      expect(disguisedLinksIn(body)).toEqual([])
      expect(body).not.toMatch(/fixes #1/)
      expect(body).toContain('Outage-Operation: ')
    } finally {
      await world.close()
    }
  }, 60_000)
})
