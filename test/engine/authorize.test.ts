import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import * as fc from 'fast-check'
import { atLeast, authorize, levelFor } from '../../src/engine/authorize.ts'
import { table } from '../../src/commands/table.ts'
import type { Config } from '../../src/config/schema.ts'
import { permissionLevels, permissionOf, type Level } from '../../src/github/people.ts'
import { personActor } from '@outage-playbook/rehearsal/github/actors.ts'
import { connect } from '../github/connect.ts'
import { openSite, type Site } from '../rehearsal/site.ts'
import { oneService } from '../triggers/config.ts'

let site: Site
let orgToken: string
let stop: () => void = () => undefined
beforeAll(async () => {
  site = await openSite()
  orgToken = site.github.token(personActor('alice', ['repo', 'read:org']))
  site.github.settings.teams.set('sre', ['mallory'])
})
afterEach(() => stop())
afterAll(() => site.close())

const withPermissions = (
  permissions: Readonly<Record<string, Level>>,
  ...teams: string[]
): Config => ({
  ...oneService,
  permissions: Object.assign(
    { ...permissions },
    teams.length > 0 ? { teams } : {},
  ) as Config['permissions'],
})

/** Lets GitHub answer a path that the rehearsal does not know. */
function answering(path: RegExp, status: number, body: unknown): void {
  stop = site.github.intercept(({ phase, request }) =>
    phase === 'before' && path.test(request.path)
      ? { kind: 'answer', reply: { status, body } }
      : undefined,
  )
}

async function ask(login: string, config: Config, token = site.tokens.run): Promise<void> {
  const github = connect(site.github.url, token)
  const level = await permissionOf(github, login)
  await authorize(github, table.rollback, config, { login, level }, '/rollback 2')
}

describe('the permission of a person', () => {
  it.each([
    ['alice', 'admin'],
    ['bob', 'write'],
    ['carol', 'triage'],
    ['mallory', 'read'],
    ['nobody', 'none'],
  ])('of %s is %s', async (login, level) => {
    expect(await permissionOf(connect(site.github.url, site.tokens.run), login)).toBe(level)
  })

  it('of a role that GitHub does not know itself is the coarser word', async () => {
    answering(/\/permission$/, 200, { permission: 'write', role_name: 'incident-responder' })
    expect(await permissionOf(connect(site.github.url, site.tokens.run), 'bob')).toBe('write')
  })

  it('is nothing where GitHub’s words are new to us', async () => {
    answering(/\/permission$/, 200, { permission: 'owner', role_name: 'owner' })
    expect(await permissionOf(connect(site.github.url, site.tokens.run), 'bob')).toBe('none')
  })
})

describe('the level that a command needs', () => {
  it('is its own, the configuration’s default, or write', () => {
    expect(levelFor(table.rollback, undefined)).toBe('write')
    expect(levelFor(table.rollback, withPermissions({ default: 'admin' }))).toBe('admin')
    expect(levelFor(table.rollback, withPermissions({ default: 'admin', rollback: 'read' }))).toBe(
      'read',
    )
  })

  it('is none for what anyone may run', () => {
    expect(levelFor(table.help, undefined)).toBe('none')
    expect(levelFor(table.help, withPermissions({ default: 'admin' }))).toBe('none')
  })

  it('is reached by that level and every higher one', () => {
    const level = fc.constantFrom<Level>(...permissionLevels)
    fc.assert(
      fc.property(level, level, (one, other) => {
        const higher = permissionLevels.indexOf(one) >= permissionLevels.indexOf(other)
        expect(atLeast(one, other)).toBe(higher)
      }),
    )
  })
})

describe('a person who may', () => {
  it('by permission is let through, whatever teams are named', async () => {
    await expect(ask('bob', withPermissions({}, 'acme/sre'))).resolves.toBeUndefined()
  })

  it('by a team is let through', async () => {
    const config = withPermissions({}, 'acme/sre')
    await expect(ask('mallory', config, orgToken)).resolves.toBeUndefined()
  })
})

describe('a person who may not', () => {
  it('is told what is needed and what they have, and nobody is named', async () => {
    await expect(ask('mallory', oneService)).rejects.toMatchObject({
      code: 'permission-denied',
      message: '`/rollback` needs write permission; you have read.',
      remedy: 'Ask somebody with write permission to paste it.',
      line: '/rollback 2',
    })
  })

  it('nor by a team that is known is refused, and told of the team', async () => {
    answering(/^\/orgs\/acme\/teams\/sre$/, 200, { slug: 'sre' })
    const config = withPermissions({ rollback: 'admin' }, 'acme/sre')
    await expect(ask('bob', config, orgToken)).rejects.toMatchObject({
      code: 'permission-denied',
      remedy: expect.stringContaining('a member of acme/sre'),
    })
  })

  it('is not refused where nobody can tell: that is an error of the token', async () => {
    const config = withPermissions({}, 'acme/sre')
    await expect(ask('mallory', config)).rejects.toMatchObject({
      code: 'permission-unknown',
      remedy: expect.stringContaining('read:org'),
    })
  })

  it('nor is a stranger let through because a team cannot be seen', async () => {
    const token = site.github.token(personActor('alice'))
    const config = withPermissions({}, 'acme/unseen')
    await expect(ask('nobody', config, token)).rejects.toMatchObject({ code: 'permission-unknown' })
  })
})
