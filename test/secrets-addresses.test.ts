import { describe, expect, it } from '@jest/globals'
import { likelySecrets, redact, secretsOf } from '../src/secrets.ts'

describe('the address of a database', () => {
  const url = 'mongodb://ops:p%40ssword1@db1.acme.test:27017,db2.acme.test:27018/outage?tls=true'

  it.each([
    ['whole', `failed: ${url}`],
    ['encoded', `failed: ${encodeURIComponent(url)}`],
    ['by its password', 'wrong password p@ssword1'],
    ['by its password, as it is written', 'wrong password p%40ssword1'],
    ['by one of its hosts', 'getaddrinfo ENOTFOUND db2.acme.test:27018'],
  ])('does not show %s', (_, text) => {
    const shown = redact(text, likelySecrets({ OUTAGE_MONGODB_URI: url }))
    expect(shown).not.toMatch(/p@ssword1|p%40ssword1|acme\.test/)
    expect(shown).toContain('***')
  })

  it('does not show the host of a cluster that is looked up', () => {
    expect(secretsOf('mongodb+srv://ops:pw@cluster0.abc.mongodb.net/')).toContain(
      'cluster0.abc.mongodb.net',
    )
  })

  it('leaves ordinary words alone', () => {
    const secrets = secretsOf('mongodb://admin:pass@localhost/outage')
    expect(redact('admin on localhost, passing by', secrets)).toBe('admin on localhost, passing by')
  })
})

describe('any other address', () => {
  it('keeps its password to itself, and not its host', () => {
    const secrets = likelySecrets({ DATABASE_URI: 'postgres://ops:hunter2-hunter2@github.com/x' })
    expect(redact('hunter2-hunter2 at github.com', secrets)).toBe('*** at github.com')
  })

  it('may be no address at all', () => {
    expect(likelySecrets({ API_TOKEN: 'abc://%E0%A4%A@' })).toEqual(['abc://%E0%A4%A@'])
  })
})
