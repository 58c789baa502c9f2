import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { catalogue } from '../../src/error-catalogue.ts'
import { type ErrorCode, isRefusal, OutageError } from '../../src/errors.ts'
import { errorReply } from '../../src/views/error.ts'
import { drawReply, type Reply, replyMarker, saysRunning } from '../../src/views/reply.ts'
import { drawSummaries } from '../../src/views/summary.ts'
import { dangersIn, hostile, mentionsIn, render } from './hostile.ts'

const rollback: Reply = {
  key: 'comment:123:1',
  line: '/rollback --reason "errors after deploy"',
  status: 'running',
  headline:
    '**Rolling production of chatbot-fluxa back to `3f2c1a9`** "Cache answers" (good since Monday 09:14 UTC).',
  steps: [
    { title: 'last good release found', status: 'done', milliseconds: 400 },
    {
      title: 'deploy of `3f2c1a9` live',
      status: 'done',
      milliseconds: 41_000,
      evidence: { text: 'run 983', url: 'https://github.com/acme/chatbot/actions/runs/983' },
    },
    { title: 'verifying', status: 'running', detail: '1 of 2 good checks' },
    { title: 'branch `main`: revert of 2 commits', status: 'waiting' },
  ],
  operation: '7f3a',
  log: 'https://github.com/acme/chatbot/actions/runs/984',
}

describe('a reply', () => {
  it('reads from top to bottom: what was asked, what happens, how far it is', () => {
    expect(drawReply(rollback)).toBe(
      [
        '<!-- outage-playbook:reply comment:123:1 -->',
        '',
        '> /rollback --reason "errors after deploy"',
        '',
        '**Rolling production of chatbot-fluxa back to `3f2c1a9`** "Cache answers" (good since Monday 09:14 UTC).',
        '',
        '- ✅ last good release found · 0.4 s',
        '- ✅ deploy of `3f2c1a9` live · [run 983](https://github.com/acme/chatbot/actions/runs/983) · 41 s',
        '- ⏳ verifying: 1 of 2 good checks',
        '- ◻ branch `main`: revert of 2 commits',
        '',
        '<sub>operation 7f3a · [log](https://github.com/acme/chatbot/actions/runs/984) · stop with `/cancel`</sub>',
        '',
        '<!-- outage-playbook:running -->',
      ].join('\n'),
    )
  })

  it('says whether it is the last word', () => {
    expect(saysRunning(drawReply(rollback))).toBe(true)
    expect(saysRunning(`${drawReply(rollback).replaceAll('\n', '\r\n')}\r\n`)).toBe(true)
    expect(saysRunning(drawReply({ ...rollback, status: 'succeeded' }))).toBe(false)
    const forged = { ...rollback, status: 'failed', details: ['<!-- outage-playbook:running -->'] }
    expect(saysRunning(drawReply({ ...forged, operation: '' } as Reply))).toBe(false)
  })

  it('makes its headline bold', () => {
    expect(drawReply({ ...rollback, headline: 'Done.' })).toContain('\n**Done.**\n')
  })

  it('says failed and skipped in words', () => {
    const steps = [
      { title: 'deploy', status: 'failed', detail: 'build error' },
      { title: 'verify', status: 'skipped' },
    ] as const
    const drawn = drawReply({ ...rollback, steps })
    expect(drawn).toContain('- ❌ deploy failed: build error\n- ⏭ verify skipped')
  })

  it('gives what to type next in blocks to copy', () => {
    const next = [{ command: '/rollback 2', why: 'The release before that one' }]
    expect(drawReply({ ...rollback, next })).toContain(
      'The release before that one:\n\n```text\n/rollback 2\n```',
    )
  })

  it('quotes nothing where nobody typed anything', () => {
    expect(drawReply({ ...rollback, line: '' })).not.toContain('\n> ')
  })

  it('has a marker that holds any key', () => {
    fc.assert(
      fc.property(hostile, (key) => {
        expect(replyMarker(key)).toMatch(/^<!-- outage-playbook:reply [\w.:/%-]* -->$/)
        expect(replyMarker(key).slice(4, -3)).not.toContain('--')
      }),
    )
  })

  it('does nothing that the text in it says', () => {
    fc.assert(
      fc.property(hostile, hostile, (one, two) => {
        const drawn = drawReply({
          ...rollback,
          line: `/note ${one}`,
          steps: [
            { title: one, status: 'done', detail: two, evidence: { text: one, url: two } },
            { title: two, status: 'failed' },
          ],
          next: [{ command: `/note ${one}`, why: two }],
          operation: two,
        })
        expect(drawn.match(/<!--/g)).toHaveLength(2)
        expect(mentionsIn(drawn)).toEqual([])
        expect(dangersIn(drawn)).toEqual([])
        expect(render(drawn).match(/<pre>/g)).toHaveLength(1)
        expect(render(drawn).match(/<blockquote>/g)).toHaveLength(1)
      }),
    )
  })

  it('lets no marker in with the details', () => {
    const drawn = drawReply({ ...rollback, details: ['<!-- outage-playbook:reply other -->'] })
    expect(drawn.match(/<!--/g)).toHaveLength(2)
  })

  it.each([
    [
      'details',
      { details: Array.from({ length: 3_000 }, (_, i) => `- line ${i} of a long report`) },
    ],
    [
      'one detail',
      { details: [`<details>\n\n\`\`\`text\n${'x\n'.repeat(60_000)}\`\`\`\n\n</details>`] },
    ],
    [
      'steps',
      {
        steps: Array.from(
          { length: 5_000 },
          () => ({ title: '@'.repeat(999), status: 'done' }) as const,
        ),
      },
    ],
    ['headline', { headline: 'x'.repeat(90_000) }],
    ['line', { line: `/note ${'<'.repeat(90_000)}` }],
    [
      'next',
      {
        next: Array.from({ length: 99 }, () => ({
          command: '/x'.repeat(9_999),
          why: 'w'.repeat(9_999),
        })),
      },
    ],
  ])('stays below what GitHub takes, however long its %s', (_, changes) => {
    const drawn = drawReply({ ...rollback, ...changes })
    expect(drawn.length).toBeLessThanOrEqual(65_000)
    expect(drawn.endsWith('</sub>\n\n<!-- outage-playbook:running -->')).toBe(true)
    expect(render(drawn).match(/<sub>operation/g)).toHaveLength(1)
  })
})

describe('an error', () => {
  it('is answered with what happened and what to do', () => {
    const error = new OutageError(
      'permission-denied',
      '`/rollback` needs write permission; you have read',
      {
        remedy: 'Those who can: @alice, @bob.',
      },
    )
    const drawn = drawReply(errorReply(error, { key: 'comment:1:1', line: '/rollback' }))
    expect(drawn).toContain('**Not done: `/rollback` needs write permission; you have read**')
    expect(drawn).toContain('Those who can:')
    expect(drawn).toContain('<sub>reason: `permission-denied`</sub>')
    expect(mentionsIn(drawn)).toEqual([])
  })

  it('in the middle of something says that it is not finished', () => {
    const error = new OutageError('deploy-failed', 'the build failed')
    const reply = errorReply(error, { ...rollback, status: 'failed' })
    expect(reply).toMatchObject({
      status: 'failed',
      headline: '**Not finished: the build failed**',
    })
  })

  it('has a status for every code of the catalogue', () => {
    const codes = Object.keys(catalogue) as ErrorCode[]
    expect(codes.filter((code) => isRefusal(code))).toContain('permission-denied')
    expect(codes.filter((code) => !isRefusal(code))).toContain('unexpected')
  })

  it('shows what it says as it is', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const drawn = drawReply(
          errorReply(new OutageError('unexpected', text), { key: 'a', line: '' }),
        )
        expect(drawn.match(/<!--/g)).toHaveLength(1)
        expect(mentionsIn(drawn)).toEqual([])
        expect(dangersIn(drawn)).toEqual([])
      }),
    )
  })
})

describe('the summary of a job', () => {
  it('is the same answer without the marker', () => {
    const summary = drawSummaries([rollback])
    expect(summary).toMatch(/^### Outage Playbook: running\n\n> \/rollback/)
    expect(summary).not.toContain('<!--')
  })
})
