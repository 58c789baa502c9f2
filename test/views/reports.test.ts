import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { drawHelp, type HelpEntry } from '../../src/views/help.ts'
import { drawIncidentLine } from '../../src/views/incident-line.ts'
import { drawPage } from '../../src/views/page.ts'
import { drawPlan, type RollbackPlan } from '../../src/views/plan.ts'
import { drawVerdict } from '../../src/views/verdict.ts'
import { context, fresh, resolved, rollingBack } from './fixture.ts'
import { dangersIn, hostile, mentionsIn, render } from './hostile.ts'

const commands: readonly HelpEntry[] = [
  {
    name: 'rollback',
    aliases: ['revert'],
    usage: '/rollback [TARGET|N] [--dry-run]',
    summary: 'Brings the last good release back.',
    permission: 'write',
    examples: ['/rollback', '/rollback 2 --reason "still broken"'],
  },
  {
    name: 'ack',
    aliases: [],
    usage: '/ack',
    summary: 'Says so.',
    permission: 'triage',
    examples: [],
  },
]

describe('help', () => {
  it('lists every command with what it needs', () => {
    const drawn = drawHelp(commands)
    expect(drawn).toContain('| `/ack` | Says so. | triage |')
    expect(render(drawn).match(/<tr>/g)).toHaveLength(3)
  })

  it.each(['rollback', '/rollback', 'revert', 'ROLLBACK'])('says more about %s', (name) => {
    const drawn = drawHelp(commands, name)
    expect(drawn).toContain('```text\n/rollback\n/rollback 2 --reason "still broken"\n```')
    expect(drawn).toContain('Also called `/revert`.')
  })

  it('lists what exists where the name does not', () => {
    expect(drawHelp(commands, 'rolback')).toMatch(/^There is no command `\/rolback`\.[^]*`\/ack`/)
  })
})

describe('a verdict', () => {
  it('is one line and a table', () => {
    const health = {
      verdict: 'down' as const,
      reasons: ['GET /api/health: 503, expected 200', 'x'],
      results: rollingBack.health?.results ?? [],
    }
    const drawn = drawVerdict(health, 'production of chatbot-fluxa', context.now)
    expect(drawn.split('\n')[0]).toBe(
      '🔴 **production of chatbot-fluxa is down**: GET /api/health: 503, expected 200 and 1 more',
    )
    expect(drawn).toContain('| 🟢 up: `GET /` | 200 | 61 ms |')
  })
})

describe('the plan of a rollback', () => {
  const plan: RollbackPlan = {
    service: 'chatbot-fluxa',
    environment: 'production',
    running: { sha: 'd41d8cd98f00b204', title: 'Stream answers' },
    target: {
      sha: '3f2c1a9e7b6d5c4f',
      title: 'Cache answers',
      from: 'the last good release',
      why: 'good since Monday 09:14 UTC',
    },
    commits: [
      { sha: 'd41d8cd98f00b204', title: 'Stream answers', author: 'bob' },
      { sha: '77aa0e1000000000', title: 'Widen the pool', author: 'eve' },
    ],
    steps: ['freeze deployments', 'deploy `3f2c1a9`', 'verify'],
    branch: 'revert of 2 commits on `main`',
    warnings: ['the database was migrated since then'],
    repositoryUrl: 'https://github.com/acme/chatbot',
  }

  it('says from what to what, what is lost, and in which order', () => {
    expect(drawPlan(plan)).toBe(
      [
        '**Plan: production of chatbot-fluxa goes back to [`3f2c1a9`](https://github.com/acme/chatbot/commit/3f2c1a9e7b6d5c4f) Cache answers**',
        'It is the last good release: good since Monday 09:14 UTC.',
        'Running now: [`d41d8cd`](https://github.com/acme/chatbot/commit/d41d8cd98f00b204) Stream answers.',
        '- ⚠️ Warning: the database was migrated since then',
        '1. freeze deployments\n2. deploy `3f2c1a9`\n3. verify',
        'Branch: revert of 2 commits on `main`.',
        '2 commits would no longer run:',
        '- [`d41d8cd`](https://github.com/acme/chatbot/commit/d41d8cd98f00b204) Stream answers <sub>bob</sub>\n- [`77aa0e1`](https://github.com/acme/chatbot/commit/77aa0e1000000000) Widen the pool <sub>eve</sub>',
      ].join('\n\n'),
    )
  })

  it('folds a long list of commits', () => {
    const commits = Array.from({ length: 900 }, (_, index) => ({
      sha: String(index).padStart(40, '0'),
      title: 'x'.repeat(200),
      author: 'bob',
    }))
    const drawn = drawPlan({ ...plan, commits })
    expect(drawn).toContain('<b>900 commits would no longer run</b>')
    expect(drawn).toContain('- and 700 more')
    expect(drawn.length).toBeLessThan(65_000)
  })

  it('does nothing that the titles of commits say', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const drawn = drawPlan({
          ...plan,
          commits: [{ sha: text, title: text, author: text }],
          warnings: [text],
        })
        expect(mentionsIn(drawn)).toEqual([])
        expect(dangersIn(drawn)).toEqual([])
        expect(drawn).not.toContain('<!--')
      }),
    )
  })
})

describe('an incident in one line', () => {
  it.each([
    [
      fresh,
      'P1 chatbot-fluxa production has an incident · since 14:02 UTC (12 min) · nobody has acknowledged · phase response · https://github.com/acme/chatbot/issues/42',
    ],
    [
      rollingBack,
      'P1 chatbot-fluxa production is down · since 14:02 UTC (12 min) · alice · phase response · Rolling back to `3f2c1a9` "Cache answers" · https://github.com/acme/chatbot/issues/42',
    ],
    [
      resolved,
      'P1 chatbot-fluxa production resolved · it lasted 13 min · alice · phase post-incident · https://github.com/acme/chatbot/issues/42',
    ],
  ])('says how it stands', (state, line) => {
    expect(drawIncidentLine(state, context.now)).toBe(line)
  })

  it('stays one line, without control characters', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const line = drawIncidentLine({ ...fresh, environment: text, severity: text }, context.now)
        expect(line).not.toMatch(/\p{Cc}/u)
      }),
    )
  })
})

describe('a page', () => {
  it('shows alerts and diagrams as GitHub does, and asks nobody for anything', () => {
    const page = drawPage({
      title: 'A <b> title',
      parts: [{ heading: 'P1', markdown: '> [!CAUTION]\n> **down**\n\n```mermaid\ngantt\n```\n' }],
      render,
      styles: ['p { color: red }'],
      scripts: ['start("</script>")'],
    })
    expect(page).toContain('<title>A &lt;b&gt; title</title>')
    expect(page).toContain('<div class="markdown-alert markdown-alert-caution">')
    expect(page).toContain('<pre class="mermaid">gantt')
    expect(page).toContain('start("<\\/script>")')
    expect(page).not.toMatch(/src=|href="http/)
  })
})
