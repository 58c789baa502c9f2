import { describe, expect, it } from '@jest/globals'
import { fileURLToPath } from 'node:url'
import { parseConfig } from '../../src/config/load.ts'
import { builtinPlaybook } from '../../src/playbook/load.ts'
import { drawBox } from '../../src/drill/box.ts'
import { narrate } from '../../src/drill/narrate.ts'
import { rehearsalFiles } from '../../src/drill/own-files.ts'
import { stepsOf } from '../../src/drill/play.ts'
import type { StepReport } from '../../src/drill/played.ts'
import { isLive, plainStory } from '../../src/drill/story.ts'
import { actionsBot, personActor, workflowActor } from '@outage-playbook/rehearsal/github/actors.ts'
import { clockWords } from '../../src/drill/report/facts.ts'
import { inPage } from '../../src/drill/report/in-page.ts'
import { partsOf } from '../../src/drill/report/parts.ts'
import { markdownReport } from '../../src/drill/report/write.ts'
import { headlineOf, repliesTo } from '../../src/drill/scenarios/answers.ts'
import { judge } from '../../src/drill/scenarios/scenario.ts'
import type { Outcome } from '../../src/drill/scenarios/outcome.ts'
import { scenarios } from '../../src/drill/scenarios/table.ts'
import { allSteps } from '../../src/playbook/steps.ts'
import { playWatched } from '../fidelity/open.ts'

const dist = fileURLToPath(new URL('../../dist/index.js', import.meta.url))

describe('the box at the end', () => {
  it('is as wide as its longest line, and every line ends at the same column', () => {
    const lines = drawBox('passed', ['short', 'a somewhat longer line'], 80).split('\n')
    expect(lines).toEqual([
      '╭─ passed ───────────────╮',
      '│ short                  │',
      '│ a somewhat longer line │',
      '╰────────────────────────╯',
    ])
  })

  it('wraps at words, and is never wider than the terminal', () => {
    const box = drawBox('a title that is far too long for it', ['one two three four five six'], 24)
    for (const line of box.split('\n')) expect(line.length).toBeLessThanOrEqual(24)
    expect(box).toContain('one two three four')
  })
})

describe('the story', () => {
  it('changes lines on a terminal only, and neither under CI nor with NO_COLOR', () => {
    const terminal = { isTTY: true } as NodeJS.WriteStream
    expect(isLive(terminal, {})).toBe(true)
    expect(isLive(terminal, { CI: '', NO_COLOR: '' })).toBe(true)
    expect(isLive(terminal, { CI: 'true' })).toBe(false)
    expect(isLive(terminal, { NO_COLOR: '1' })).toBe(false)
    expect(isLive(terminal, { TERM: 'dumb' })).toBe(false)
    expect(isLive({} as NodeJS.WriteStream, {})).toBe(false)
  })

  it('makes sense in a log', () => {
    let written = ''
    const output = { write: (text: string) => (written += text) } as unknown as NodeJS.WriteStream
    const story = plainStory(['The runner dies'], output)
    story.tell({ kind: 'started', step: 0 })
    story.tell({ kind: 'told', step: 0, text: '@bob in #1: /health' })
    story.tell({ kind: 'ended', step: 0, ok: true, evidence: 'run 7', milliseconds: 1200 })
    expect(written).toBe('The runner dies\n    @bob in #1: /health\n  done: run 7 (1.2 s)\n')
  })

  it('tells who says what, and keeps quiet about the rest', () => {
    const at = '2026-03-02T14:00:00Z'
    const comment = (login: string, body: string) =>
      narrate({
        name: 'issue_comment',
        payload: { comment: { body }, issue: { number: 4 } },
        actor: login === actionsBot ? workflowActor() : personActor(login),
        at,
        startsRuns: true,
      })
    expect(comment('eve', '/ack')).toBe('@eve in #4: /ack')
    expect(comment(actionsBot, '<!-- x -->\n\n> /ack\n\n**Acknowledged by @eve.**')).toBe(
      'the playbook in #4: Acknowledged by @eve.',
    )
    const star = { name: 'star', payload: {}, actor: personActor('eve'), at, startsRuns: false }
    expect(narrate(star)).toBeUndefined()
  })
})

describe('an answer', () => {
  it('is found by the key of its comment, and only where the action wrote it', () => {
    const body = '<!-- outage-playbook:reply comment:12:1 -->\n\n**Done.**'
    const comments = [
      { author: actionsBot, at: '', body },
      { author: 'mallory', at: '', body },
      { author: actionsBot, at: '', body: body.replace('12', '123') },
    ]
    expect(repliesTo({ issues: [{ comments }] }, { comment: 12 })).toEqual([comments[0]])
    expect(headlineOf(body)).toBe('Done.')
  })
})

describe('the user’s own configuration', () => {
  const source = `version: 1
services:
  shop:
    repository: acme/shop
    environments:
      live:
        branch: trunk
        hosting: { provider: command, deploy: './ship {sha}' }
        health: { confirm: { failures: 5 }, probes: [{ http: 'https://shop.example/' }] }
        rollback: { attempts: 3 }
      staging:
        hosting: { provider: workflow, workflow: ship.yml }
        health: { probes: [{ http: 'https://staging.shop.example/' }] }
people: { on-call: [zoe] }
`
  const files = rehearsalFiles({ config: { file: 'outage.yml', source } })

  it('is pointed at the rehearsal’s app, and otherwise kept', () => {
    const config = parseConfig(files.config({ app: 'http://127.0.0.1:7' }), 'outage.yml')
    expect(config.people['on-call']).toEqual(['zoe'])
    expect(Object.keys(config.services)).toEqual(['shop'])
    const { live } = config.services['shop']?.environments ?? {}
    expect(live).toMatchObject({
      url: 'http://127.0.0.1:7',
      branch: 'main',
      hosting: { provider: 'workflow', workflow: 'deploy.yml' },
      health: { confirm: { failures: 5, successes: 2, every: 100 } },
      rollback: { attempts: 3, automatic: 'when-unhealthy' },
    })
    expect(JSON.stringify(config)).not.toContain('shop.example')
  })

  it('is rehearsed for its first place, and what is replaced is said', () => {
    expect(files.place).toEqual({ service: 'shop', environment: 'live' })
    expect(files.replaced.join(' ')).toContain('shop live')
    expect(files.replaced.join(' ')).toContain('1 other place is left out')
  })

  it('can be rehearsed without automatic rollback, and with another playbook', () => {
    const playbook = { file: 'mine.yml', source: 'version: 1\nextends: service-outage\n' }
    const other = rehearsalFiles({ playbook }, { automatic: 'never' })
    const config = parseConfig(other.config({ app: 'http://127.0.0.1:7' }), 'outage.yml')
    expect(other.files[config.playbook]).toBe(playbook.source)
    expect(config.services['chatbot-fluxa']?.environments['production']?.rollback.automatic).toBe(
      'never',
    )
    expect(other.replaced).toEqual([])
  })
})

describe('a report', () => {
  it('says whether a clock was in time', () => {
    expect(clockWords({ name: 'Resolved', took: 4000, target: 14_400_000 })).toContain('in time')
    expect(clockWords({ name: 'Resolved', took: 14_400_001, target: 14_400_000 })).toContain('LATE')
    expect(clockWords({ name: 'Resolved', target: 14_400_000 })).toBe('not in this drill')
  })

  it('leads to its own parts instead of servers that are gone', () => {
    const github = 'http://127.0.0.1:4000'
    const text = `[a](${github}/acme/x/issues/3#issuecomment-1) [b](${github}/acme/x/commit/abc)`
    expect(inPage(text, github, 'crash')).toBe('[a](#crash-issue-3) [b](#crash-git-log)')
  })
})

describe('the scenarios', () => {
  it('are named as in the table', () => {
    const names = Object.values(scenarios).map(({ name }) => name)
    expect(names).toEqual(Object.keys(scenarios))
    expect(names).toEqual([
      'bad-deploy',
      'comment',
      'walk-back',
      'crash',
      'bad-variable',
      'both',
      'refused',
      'render',
      'vercel',
      'full',
    ])
  })

  it('find faults in an outcome where nothing is right', () => {
    const playbook = builtinPlaybook()
    const nothing = {
      script: {
        pushes: [],
        commands: [{ issue: 1, comment: 1, author: 'alice', line: '/rollback' }],
        ticks: [{ issue: 1, author: 'alice', step: allSteps(playbook)[0]?.step.id ?? '' }],
      },
      before: { head: 'a', running: 'a', deployments: 1 },
      running: '',
      health: { status: 502, body: '' },
      deployed: [],
      provider: [],
      log: [],
      issues: [],
      record: {
        schema: 1,
        service: 's',
        environment: 'e',
        claims: [{ key: 'k', run: { id: '1', attempt: 1 }, at: '' }],
        releases: [],
      },
      events: [],
      playbook,
      failedRuns: ['run 1'],
    } as unknown as Outcome
    for (const { checks } of Object.values(scenarios)) {
      for (const { claim, ok } of judge(checks, nothing))
        expect([claim, ok]).toEqual([claim, false])
    }
  })

  it('turn a check that throws into a finding', () => {
    const broken = {
      claim: 'c',
      find: () => [{} as Outcome].map((one) => one.health.status).map(String),
    }
    expect(judge([broken], {} as Outcome)[0]).toMatchObject({ ok: false })
  })

  it('play on the built action: who may not is refused, and nothing changes', async () => {
    const scenario = scenarios['refused']
    if (scenario === undefined) throw new Error('There is no such scenario.')
    const reports: StepReport[] = []
    const played = await playWatched(scenario, { dist }, (report) => reports.push(report))
    expect(played.findings.flatMap(({ faults }) => faults)).toEqual([])
    expect(played.ok).toBe(true)
    expect(played.steps.map(({ title }) => title)).toEqual(stepsOf(scenario))
    expect(reports.filter(({ kind }) => kind === 'ended')).toHaveLength(stepsOf(scenario).length)
    const report = markdownReport(partsOf(played))
    expect(report).toContain('Not done: `/rollback` needs write permission')
    expect(report).not.toContain('127.0.0.1')
  }, 60_000)
})
