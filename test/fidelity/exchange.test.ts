import { describe, expect, it } from '@jest/globals'
import { eventMismatches, mismatches, type Exchange } from './exchange.ts'

const agent = { 'user-agent': 'outage-playbook octokit-core.js' }

/** What is found wrong with a request of ours: `part place: found`. */
function wrong(request: string, body?: unknown, more: Partial<Exchange> = {}): readonly string[] {
  const [method = '', path = ''] = request.split(' ')
  const text = body === undefined ? '' : JSON.stringify(body)
  return mismatches({ method, path, headers: agent, body: text, ...more }).map(
    ({ part, place, found }) => `${part} ${place}: ${found}`,
  )
}

const issues = '/repos/acme/chatbot-fluxa/issues'

describe('a request of ours', () => {
  it('that GitHub describes passes', () => {
    expect(wrong(`GET ${issues}?state=open&per_page=100`)).toEqual([])
    expect(wrong(`POST ${issues}`, { title: 'Down', labels: ['incident'] })).toEqual([])
    expect(wrong('GET /repos/acme/chatbot-fluxa/contents/a/b/c.json?ref=main')).toEqual([])
  })

  it('for something that GitHub does not have is found', () => {
    expect(wrong('GET /repos/acme/chatbot-fluxa/incidents')).toEqual(['request : is no operation'])
    expect(wrong(`PUT ${issues}/1`)).toEqual(['request : is no operation'])
  })

  it('with a parameter that is none, or not what it should be, is found', () => {
    expect(wrong(`GET ${issues}?page_size=100`)).toEqual(['query /page_size: is not described'])
    expect(wrong(`GET ${issues}?state=done`)).toEqual([
      'query /state: must be equal to one of the allowed values: "open", "closed", "all"; it is "done"',
    ])
    expect(wrong(`GET ${issues}/one`)).toEqual(['path /issue_number: must be integer; it is "one"'])
  })

  it('with a body that lacks a key, has one too many, or a wrong one, is found', () => {
    expect(wrong(`POST ${issues}`, { body: 'Down' })).toEqual(['request body /title: is missing'])
    expect(wrong(`POST ${issues}`, { title: 'Down', label: 'incident' })).toEqual([
      'request body /label: is not described',
    ])
    expect(wrong(`PATCH ${issues}/1`, { state: 'done' })).toEqual([
      'request body /state: must be equal to one of the allowed values: "open", "closed"; it is "done"',
    ])
    expect(wrong(`POST ${issues}`)).toEqual(['request body : is missing'])
    expect(wrong(`GET ${issues}`, {})).toEqual(['request body : is there, and not taken'])
  })

  it('for another version of the API is found', () => {
    const headers = { ...agent, 'x-github-api-version': '2026-03-10' }
    expect(wrong(`GET ${issues}`, undefined, { headers })).toEqual([
      'headers /x-github-api-version: is 2026-03-10',
    ])
  })

  it('that GraphQL would not take is found', () => {
    const query = '{ repository(owner: "a", name: "b") { incidents { nodes { id } } } }'
    expect(wrong('POST /graphql', { query })).toEqual([
      'query /line 1: Cannot query field "incidents" on type "Repository".',
    ])
    const named = 'query ($owner: String!) { repository(owner: $owner, name: "b") { id } }'
    expect(wrong('POST /graphql', { query: named, variables: { owner: 1 } })).toEqual([
      expect.stringContaining('Variable "$owner" got invalid value 1'),
    ])
    expect(wrong('POST /graphql', { query: named, variables: { owner: 'a' } })).toEqual([])
  })

  it('is held to the description even where it was refused; what a test tries is not', () => {
    const reply = { status: 422, body: { message: 'No', documentation_url: 'https://a.b' } }
    expect(wrong(`POST ${issues}`, {}, { reply })).toEqual(['request body /title: is missing'])
    expect(wrong(`POST ${issues}`, {}, { reply, headers: {} })).toEqual([])
  })
})

describe('an answer', () => {
  const label = {
    ...{ id: 1, node_id: 'a', name: 'incident', description: null, color: 'ff0000' },
    ...{ url: 'https://api.github.com/repos/a/b/labels/incident', default: false },
  }
  const answered = (status: number, body?: unknown): readonly string[] =>
    wrong(`GET ${issues.replace('issues', 'labels')}/incident`, undefined, {
      reply: { status, ...(body === undefined ? {} : { body }) },
    })

  it('that is as described passes', () => {
    expect(answered(200, label)).toEqual([])
    expect(answered(304)).toEqual([])
    expect(answered(404, { message: 'Not Found' })).toEqual([])
  })

  it('with a status that the operation does not have is found', () => {
    expect(answered(201, label)).toEqual(['answer 201 : is no answer of this operation'])
  })

  it('that lacks a key, has one too many, or a wrong one, is found', () => {
    const { color: _color, ...pale } = label
    expect(answered(200, pale)).toEqual(['answer 200 /color: is missing'])
    expect(answered(200, { ...label, severity: 1 })).toEqual([
      'answer 200 /severity: is not described',
    ])
    expect(answered(200, { ...label, id: '1' })).toEqual([
      'answer 200 /id: must be integer; it is "1"',
    ])
    expect(answered(200)).toEqual(['answer 200 : has no body'])
  })

  it('that is an error says what happened, whatever it is the answer to', () => {
    expect(answered(500, {})).toEqual(['answer 500 /message: is missing'])
  })

  it('is compared with the alternative that was most likely meant', () => {
    const file = { type: 'file', name: 'a', path: 'a', sha: 'a', size: 1 }
    const found = wrong('GET /repos/acme/chatbot-fluxa/contents/a', undefined, {
      reply: { status: 200, body: file },
    })
    expect(found).toContain('answer 200 /encoding: is missing')
    expect(found.filter((one) => one.includes('submodule'))).toEqual([])
  })
})

describe('an event', () => {
  it('that GitHub does not have is found', () => {
    expect(eventMismatches('issue_comment', { action: 'shouted' })).toMatchObject([
      { operation: 'issue_comment shouted', found: 'is no event' },
    ])
  })

  it('that lacks what GitHub tells is found', () => {
    const found = eventMismatches('workflow_dispatch', { ref: 'refs/heads/main', inputs: null })
    expect(found.map(({ place }) => place)).toEqual(['/repository', '/sender', '/workflow'])
  })
})
