import { describe, expect, it } from '@jest/globals'
import * as fc from 'fast-check'
import { concernsUs } from '../../src/triggers/concerns.ts'
import { issueComment } from '../../src/triggers/issue-comment.ts'
import { unread } from './config.ts'
import { comment, deployment, edit, run } from './payloads.ts'

const bot = { login: 'dependabot[bot]', type: 'Bot' }

describe('an event that may concern us', () => {
  it.each([
    ['a comment with a command', 'issue_comment', comment('/rollback')],
    ['a comment with a command somewhere', 'issue_comment', comment('down!\r\n\r\n /ack')],
    ['a run that ended', 'workflow_run', run()],
    ['a deployment that failed', 'deployment_status', deployment('failure')],
    ['a deployment in error', 'deployment_status', deployment('error')],
    ['a deployment that is live', 'deployment_status', deployment('success')],
    ['an incident edited by a person', 'issues', edit('a', 'b')],
  ])('%s', (_, name, payload) => expect(concernsUs({ name, payload })).toBe(true))
})

describe('an event that is none of our business', () => {
  const app = { performed_via_github_app: { id: 1, slug: 'copilot' } }
  it.each([
    ['conversation', 'issue_comment', comment('Is it down for you too?')],
    ['a path in a sentence', 'issue_comment', comment('look at /etc/hosts')],
    ['an edited comment', 'issue_comment', comment('/rollback', { action: 'edited' })],
    ['a deleted comment', 'issue_comment', comment('/rollback', { action: 'deleted' })],
    ['a bot’s comment', 'issue_comment', comment('/rollback', { comment: { user: bot } })],
    ['an app in a person’s name', 'issue_comment', comment('/rollback', { comment: app })],
    ['a run that begins', 'workflow_run', run({}, 'requested')],
    ['a run that runs', 'workflow_run', run({}, 'in_progress')],
    ['a deployment that was replaced', 'deployment_status', deployment('inactive')],
    ['a deployment that waits', 'deployment_status', deployment('pending')],
    ['a deployment that goes on', 'deployment_status', deployment('in_progress')],
    ['our own drawing of the issue', 'issues', edit('a', 'b', { sender: bot })],
    ['another issue that was edited', 'issues', edit('a', 'b', { issue: { labels: [] } })],
    ['a new title', 'issues', { ...Object(edit('a', 'b')), changes: { title: { from: 'a' } } }],
    ['a push', 'push', { ref: 'refs/heads/main' }],
    ['nothing at all', '', undefined],
  ])('%s', (_, name, payload) => expect(concernsUs({ name, payload })).toBe(false))

  it('is whatever else may come, without an error', () => {
    const names = fc.constantFrom('issue_comment', 'issues', 'workflow_run', 'deployment_status')
    fc.assert(
      fc.property(names, fc.jsonValue(), (name, payload) => {
        expect(typeof concernsUs({ name, payload })).toBe('boolean')
      }),
    )
  })
})

describe('what is passed over', () => {
  it('never asks for anything when it is read to its end', async () => {
    const text = fc
      .array(fc.constantFrom('/ack', 'x ', '\n', '\r\n', ' ', '`', '> ', '/'), { maxLength: 12 })
      .map((parts) => parts.join(''))
    await fc.assert(
      fc.asyncProperty(text, async (body) => {
        const event = { name: 'issue_comment', payload: comment(body) }
        if (concernsUs(event)) return
        expect((await issueComment(event, unread)).invocations).toEqual([])
      }),
    )
  })
})
