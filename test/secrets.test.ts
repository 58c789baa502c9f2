import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { likelySecrets, redact, redactDeep } from '../src/secrets.ts'
import { code, fence, html, plain, prose } from '../src/views/markdown.ts'
import { casesOf } from './cases.ts'

describe('a variable', () => {
  it.each([
    ...['GITHUB_TOKEN', 'RENDER_API_KEY', 'ATLAS_CLIENT_SECRET', 'OUTAGE_AGE_IDENTITY', 'DB_PASS'],
    ...['OUTAGE_MONGODB_URI', 'SENTRY_DSN', 'SLACK_WEBHOOK', 'GH_PAT', 'PAT', 'my_private_thing'],
    ...['AZURE_STORAGE_CONNECTION_STRING', 'SESSION_COOKIE', 'BASIC_AUTH', 'DB_PWD', 'X_JWT'],
    ...['INPUT_GITHUB-TOKEN', 'GOOGLE_APPLICATION_CREDENTIALS'],
  ])('is likely to be secret by its name: %s', (name) => {
    expect(likelySecrets({ [name]: 'hunter2-hunter2' })).toEqual(['hunter2-hunter2'])
  })

  it.each([
    ...['PATH', 'PWD', 'OLDPWD', 'HOME', 'SSH_AUTH_SOCK', 'GIT_AUTHOR_NAME', 'RUNNER_NAME'],
    ...['GITHUB_REPOSITORY', 'GITHUB_ACTOR', 'COMPATIBLE', 'DEPLOY_URL'],
  ])('is not by the name of %s', (name) => {
    expect(likelySecrets({ [name]: 'hunter2-hunter2' })).toEqual([])
  })

  it.each([
    ...['ghs_16C7e42F292c6912E7710c838347Ae178B4a', 'github_pat_11ABC', 'xoxb-1234-5678'],
    ...['eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.sig', 'AGE-SECRET-KEY-1QQQ', 'glpat-abcdef123456'],
  ])('is by its value, whatever it is called: %s', (value) => {
    expect(likelySecrets({ ANYTHING: value })).toEqual([value])
  })

  it('holds a secret in the password of an address, whatever it is called', () => {
    const url = 'postgres://app:p%40ss-word@db.example.com/app'
    expect(likelySecrets({ DATABASE_URL: url })).toEqual([url, 'p@ss-word'])
    expect(likelySecrets({ SITE_URL: 'https://example.com/a?b=c' })).toEqual([])
  })

  it('of several lines, of JSON or of a whole header gives away its parts too', () => {
    const key = '-----BEGIN KEY-----\nabcdefghijkl\nshort\n-----END KEY-----'
    expect(likelySecrets({ TLS_KEY: key })).toEqual([
      key,
      '-----BEGIN KEY-----',
      'abcdefghijkl',
      '-----END KEY-----',
    ])
    const json =
      '{"type":"service_account","private_key":"abc\\ndefghijklmn","token_uri":"https://x.y/z"}'
    expect(likelySecrets({ GOOGLE_CREDENTIALS: json })).toEqual([
      json,
      'abc\ndefghijklmn',
      'defghijklmn',
    ])
    expect(likelySecrets({ AUTH_HEADER: 'Bearer abcdef123' })).toEqual([
      'Bearer abcdef123',
      'abcdef123',
    ])
  })

  it('that is too short to be told from other words is none', () => {
    expect(likelySecrets({ A_KEY: 'short' })).toEqual([])
  })
})

const around = fc
  .array(fc.constantFrom('q', 'z', ' ', '-', '='), { maxLength: 12 })
  .map((all) => all.join(''))

/** As programs write a secret: into JSON, addresses, Markdown, base64 among other things. */
const writers: Readonly<Record<string, (secret: string, before: string, after: string) => string>> =
  {
    plain: (secret, before, after) => `${before}${secret}${after}`,
    json: (secret, before, after) => JSON.stringify({ [before]: secret, after }),
    'json in json': (secret) => JSON.stringify(JSON.stringify([secret])),
    'an address': (secret) => `https://example.com/?a=${encodeURIComponent(secret)}`,
    'an address in lower case': (secret) =>
      encodeURIComponent(secret).replaceAll(/%[0-9A-F]{2}/g, (byte) => byte.toLowerCase()),
    'a form': (secret) => String(new URLSearchParams({ secret })),
    base64: (secret, before, after) => Buffer.from(`${before}${secret}${after}`).toString('base64'),
    'base64 for addresses': (secret, before, after) =>
      Buffer.from(`${before}${secret}${after}`).toString('base64url'),
    hexadecimal: (secret) => Buffer.from(secret).toString('hex').toUpperCase(),
    html: (secret) => html(`x ${secret} x`),
    markdown: (secret) => plain(`x ${secret} x`),
    // Where backquotes make code of a part, what stands in it is trimmed.
    prose: (secret) => prose(`x ${secret.replaceAll('`', '´')} x`),
    code: (secret) => code(`x ${secret} x`),
    'a code block': (secret) => fence(`x ${secret} x`),
  }

/** Letters that nothing changes, between signs that everything does. */
const core = fc.stringMatching(/^[A-P0-9]{8}$/)
const sign = fc.constantFrom(...`_*[]()<>&"'\\|\`~#%+@/=$!?;:,.{}^- é`)
const signs = fc.array(sign, { maxLength: 4 }).map((all) => all.join(''))
const secrets = fc
  .tuple(signs, core, signs, core)
  .map(([first, one, second, two]) => ({ secret: `x${first}${one}${second}${two}`, one, two }))

describe.each(Object.entries(writers))('a secret in %s', (name, write) => {
  it('is found, and nothing of it is left', () => {
    fc.assert(
      fc.property(secrets, around, around, ({ secret, one, two }, before, after) => {
        const known = name === 'prose' ? secret.replaceAll('`', '´') : secret
        const shown = redact(write(secret, before, after), [known])
        expect(shown).toContain('***')
        if (name.startsWith('base64')) return
        expect(shown).not.toContain(one)
        expect(shown).not.toContain(two)
      }),
      casesOf(200),
    )
  })
})

describe('a text without a secret', () => {
  it('stays as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        expect(redact(text, ['hunter2-hunter2', 'a/b+c=d_e'])).toBe(text)
      }),
    )
  })

  it('stays the same value in whatever it stands', () => {
    const value = { a: ['x', { b: 1 }], c: null }
    expect(redactDeep(value, ['hunter2'])).toBe(value)
    expect(redactDeep({ ...value, d: ['a hunter2'] }, ['hunter2'])).toEqual({
      ...value,
      d: ['a ***'],
    })
  })
})
