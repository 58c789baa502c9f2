import { describe, expect, it } from '@jest/globals'
import { typedBy } from '../../src/causes/table.ts'
import { issueComment } from '../../src/triggers/issue-comment.ts'
import { unread } from './config.ts'
import { comment } from './payloads.ts'

const ask = (payload: unknown) => issueComment({ name: 'issue_comment', payload }, unread)

describe('a comment with a command', () => {
  it('is an invocation by its author, answered where it was typed', async () => {
    const { invocations, issue } = await ask(comment('/rollback 2'))
    expect(invocations).toEqual([
      {
        key: 'comment:987:1',
        cause: { kind: 'typed', name: 'rollback', rest: '2' },
        actor: { login: 'alice', kind: 'person' },
        at: '2026-05-01T10:00:00.000Z',
        url: 'https://github.com/acme/chatbot-fluxa/issues/42#issuecomment-987',
        issue: { number: 42, url: 'https://github.com/acme/chatbot-fluxa/issues/42' },
      },
    ])
    expect(issue).toEqual({
      number: 42,
      body: 'the incident',
      labels: ['incident', 'severity:P1'],
      state: 'open',
      author: { login: 'github-actions[bot]', isBot: true },
    })
  })

  it('counts its author, whoever sent the event', async () => {
    const payload = { ...Object(comment('/ack')), sender: { login: 'mallory', type: 'User' } }
    expect((await ask(payload)).invocations[0]?.actor.login).toBe('alice')
  })

  it('may hold several, each with a key of its own, in order', async () => {
    const { invocations } = await ask(comment('/ack\r\n/severity P1\r\n/health\r\n'))
    expect(invocations.map((one) => `${one.key} ${typedBy(one)}`)).toEqual([
      'comment:987:1 /ack',
      'comment:987:2 /severity P1',
      'comment:987:3 /health',
    ])
  })

  it('keeps its prose as a note, without an answer of its own, on an incident', async () => {
    const { invocations } = await ask(comment('I am\nlooking.\n\n/ack\n\nMore soon.'))
    const note = invocations.at(-1)
    expect(note).toMatchObject({
      key: 'comment:987:prose',
      cause: { kind: 'typed', name: 'note', rest: 'I am looking. More soon.' },
    })
    expect(note).not.toHaveProperty('issue')
  })

  it('leaves its prose alone anywhere else', async () => {
    const { invocations } = await ask(comment('hm\n\n/health', { issue: { labels: [] } }))
    expect(invocations.map(typedBy)).toEqual(['/health'])
  })

  it('keeps a note as long as a note may be', async () => {
    const { invocations } = await ask(comment(`/ack\n${'word '.repeat(5_000)}`))
    expect(invocations.slice(-1).map(typedBy).join('').length).toBeLessThan(2_000)
  })
})

describe('a comment without a command of ours', () => {
  it.each(['It is down.', '/lgtm', 'see /home/alice', '```\n/rollback\n```', '> /rollback'])(
    'asks for nothing: %s',
    async (body) => expect((await ask(comment(body))).invocations).toEqual([]),
  )
})

describe('a comment with a command that is almost ours', () => {
  it('is asked about, so that it gets an answer', async () => {
    const { invocations } = await ask(comment('/rolback'))
    expect(invocations.map(typedBy)).toEqual(['/rolback'])
  })
})
