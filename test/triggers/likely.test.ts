import { describe, expect, it } from '@jest/globals'
import { likelyReads } from '../../src/triggers/likely.ts'

const env = { GITHUB_REPOSITORY: 'acme/chatbot', GITHUB_REF_NAME: 'main' }

const payload = (body: string, issue = ''): unknown => ({
  comment: { body, user: { login: 'alice' } },
  issue: { body: issue },
})

const paths = (body: string, more: Readonly<Record<string, string>> = {}, issue = '') =>
  likelyReads({ name: 'issue_comment', payload: payload(body, issue) }, { ...env, ...more }).map(
    (one) => one.path,
  )

const config = '/repos/acme/chatbot/contents/.github%2Foutage.yml'
const permission = '/repos/acme/chatbot/collaborators/alice/permission'
const record = (place: string) =>
  `/repos/acme/chatbot/contents/services%2F${place}.json?ref=outage-records`

describe('what a comment makes a run ask first', () => {
  it('is the configuration and the permission, for any command', () => {
    expect(paths('/health')).toEqual([config, permission])
    expect(paths('/ack\nOn it.')).toEqual([config, permission])
    expect(paths('/help')).toEqual([config])
  })

  it('is where things stand, too, for a rollback', () => {
    const usual = [config, permission, record('chatbot%2Fproduction'), '/graphql']
    expect(paths('/rollback')).toEqual(usual)
    expect(paths('/outage rollback 2')).toEqual(usual)
    const marked = '<!-- outage-playbook:incident service=shop environment=eu.west -->'
    const there = record('shop%2Feu%252Ewest')
    expect(paths('/rollback', {}, marked)).toEqual([config, permission, there, '/graphql'])
  })

  it('is no record where a place is named, or a database has it', () => {
    expect(paths('/rollback --service shop')).toEqual([config, permission])
    const database = { OUTAGE_MONGODB_URI: 'mongodb://db' }
    expect(paths('/rollback', database)).toEqual([config, permission, '/graphql'])
  })

  it('is nothing where the command may be a quotation, or there is none', () => {
    for (const text of [
      '> /rollback',
      '```\n/rollback\n```',
      'Try\n/rollback',
      '',
      '\t/ack',
      '/rolback',
      '/retest',
    ]) {
      expect(paths(text)).toEqual([])
    }
    expect(likelyReads({ name: 'issues', payload: payload('/ack') }, env)).toEqual([])
  })

  it('never holds a path that may be a secret', () => {
    expect(paths('/ack', { INPUT_CONFIG: 'hunter2' })).toEqual([permission])
  })
})
