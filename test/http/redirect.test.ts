import { describe, expect, it } from '@jest/globals'
import { redirectOf, type Redirected, type RedirectStyle } from '../../src/http/redirect.ts'

const headers = {
  accept: 'application/json',
  Authorization: 'Bearer secret',
  cookie: 'session=1',
  'x-api-key': 'secret',
  'content-type': 'application/json',
  'user-agent': 'outage-playbook',
}

function redirected(
  method: string,
  status: number,
  location: string | undefined,
  style: RedirectStyle = 'api',
  from = 'https://api.example.com/v1/things',
): Redirected {
  const body = method === 'GET' || method === 'DELETE' ? undefined : '{"a":1}'
  return redirectOf({ url: new URL(from), method, headers, body }, { status, location }, style)
}

const followed = (one: Redirected) => {
  if (one.kind !== 'follow') throw new Error(`it is not followed: ${JSON.stringify(one)}`)
  const { url, ...rest } = one.request
  return { ...rest, url: url.href }
}

describe('an answer', () => {
  it.each([200, 201, 304, 300, 404, 500])('of %i is one, whatever location it names', (status) => {
    expect(redirected('GET', status, 'https://elsewhere.example').kind).toBe('answer')
  })

  it('without a location is one', () => {
    expect(redirected('GET', 302, undefined).kind).toBe('answer')
  })
})

describe('a redirect at the same origin', () => {
  it.each([301, 302, 303, 307, 308])('of a read by %i takes everything along', (status) => {
    expect(followed(redirected('GET', status, '/v2/things'))).toEqual({
      url: 'https://api.example.com/v2/things',
      method: 'GET',
      headers,
      body: undefined,
    })
  })

  it.each([307, 308])('of a write by %i is the same write', (status) => {
    expect(followed(redirected('POST', status, '/v2/things'))).toMatchObject({
      method: 'POST',
      body: '{"a":1}',
      headers,
    })
  })

  it.each([301, 302, 303])('of a write by %i would pass for one that was done', (status) => {
    expect(redirected('POST', status, '/login?next=secret')).toEqual({
      kind: 'refuse',
      why: `${status}: it has moved to https://api.example.com/login`,
    })
  })

  it('is followed on the web as browsers do', () => {
    for (const status of [301, 302, 303]) {
      const next = followed(redirected('POST', status, '/next', 'web'))
      expect(next).toMatchObject({ method: 'GET' })
      expect(next).not.toHaveProperty('body')
      expect(Object.keys(next.headers)).not.toContain('content-type')
    }
    expect(followed(redirected('PUT', 302, '/next', 'web'))).toMatchObject({
      method: 'PUT',
      body: '{"a":1}',
    })
    expect(followed(redirected('HEAD', 303, '/next', 'web'))).toMatchObject({ method: 'HEAD' })
  })
})

describe('a redirect to another origin', () => {
  const others = [
    'https://elsewhere.example/x',
    'https://api.example.com:8443/x',
    'http://api.example.com/x',
    '//elsewhere.example/x',
    'https://api.example.com.evil.example/x',
    'https://api.example.com@evil.example/x',
  ]

  it.each(others)('takes no header along that tells anything: %s', (location) => {
    for (const style of ['api', 'web'] as const) {
      expect(followed(redirected('GET', 302, location, style)).headers).toEqual({
        accept: 'application/json',
        'user-agent': 'outage-playbook',
      })
    }
  })

  it.each(others)('takes no body along: %s', (location) => {
    for (const style of ['api', 'web'] as const) {
      expect(redirected('POST', 307, location, style)).toMatchObject({
        kind: 'refuse',
        why: expect.stringContaining('no body is sent'),
      })
    }
  })

  it('is none from http to https at the same host', () => {
    const from = 'http://api.example.com/v1/things'
    const next = followed(redirected('POST', 308, 'https://api.example.com/x', 'api', from))
    expect(next).toMatchObject({ headers, body: '{"a":1}' })
  })

  it.each(['ftp://elsewhere.example/', 'file:///etc/passwd', 'http://[::1', 'javascript:alert(1)'])(
    'is refused where it is no address of the web: %s',
    (location) => {
      expect(redirected('GET', 302, location)).toEqual({
        kind: 'refuse',
        why: '302 to an address that is not http or https',
      })
    },
  )
})
