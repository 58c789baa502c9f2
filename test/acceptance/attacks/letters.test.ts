import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { World } from '../../../src/rehearsal/world.ts'
import { record, say } from '../action.ts'
import { commentsOn, openWorldWithIncident } from './stage.ts'

describe('a command whose letters are not what they look like', () => {
  let world: World
  let incident: number

  beforeAll(async () => {
    ;({ world, incident } = await openWorldWithIncident())
  }, 60_000)
  afterAll(async () => {
    // Nothing of all this was done.
    const { frozen, incident: open } = await record(world)
    expect(frozen).toBeUndefined()
    expect(JSON.stringify(open)).not.toMatch(
      /severity-changed|phase-changed|role-assigned|operation/,
    )
    await world.close()
  })

  it.each([
    ['a Cyrillic letter', '/rollb\u0430ck', '/rollback'],
    ['a Greek letter', '/fr\u03b5eze', '/freeze'],
    ['a letter with an accent', '/freez\u00e9', '/freeze'],
    ['an accent of its own', '/freeze\u0301', '/freeze'],
    ['a full-width letter', '/rollbac\uff4b', '/rollback'],
    ['the sign for Kelvin', '/rollbac\u212a', '/rollback'],
    ['a long s', '/re\u017folve', '/resolve'],
    ['nothing that has a width', '/roll\u200bback', '/rollback'],
    ['a joiner', '/roll\u200dback', '/rollback'],
    ['a mark that turns the direction', '/\u202erollback', undefined],
    ['a mark at its end', '/rollback\u202c', '/rollback'],
    ['a soft hyphen', '/roll\u00adback', '/rollback'],
  ])('is no command with %s in its name, and says so', async (_, name, meant) => {
    const ran = await say(world, incident, 'alice', `${name} --reason now`)
    if (meant === undefined) return expect(ran.outcome).toBe('ignored')
    expect(ran).toMatchObject({ outcome: 'refused', reason: 'command-unknown' })
    expect(ran.replies[0]).toContain(`Did you mean \`${meant}\`?`)
    expect(ran.replies[0]).toContain('another alphabet, or one that does not show')
  })

  it.each([
    '\uff0frollback',
    '\u2215rollback',
    '\u29f8rollback',
    '\u202e/rollback',
    '\ufeff/rollback',
  ])('is none that begins with another sign than a slash: %j', async (line) => {
    expect(await say(world, incident, 'alice', line)).toMatchObject({
      outcome: 'ignored',
      requests: 0,
    })
  })

  /** Every argument there is, with a letter in it that is not what it looks like. */
  const lookalikes = [
    ['/rollback v1.2.\u0417', 'target-unknown'],
    ['/rollback \uff12', 'target-unknown'],
    ['/rollback --service chatb\u043et-fluxa', 'service-unknown'],
    ['/rollback --env pr\u043eduction', 'environment-unknown'],
    ['/health --service chatbot\u2010fluxa', 'service-unknown'],
    ['/release --sha \u0430bcdef1', 'target-unknown'],
    ['/declare --severity \u04201', 'severity-unknown'],
    ['/severity \uff301', 'severity-unknown'],
    ['/phase m\u0456tigation', 'phase-unknown'],
    ['/check n\u043etify-on-call', 'step-unknown'],
    ['/uncheck n\u043etify-on-call', 'step-unknown'],
    ['/assign c\u043emmander @alice', 'command-invalid'],
    ['/assign commander @\u0430lice', 'person-unknown'],
    ['/assign commander \uff20alice', 'person-unknown'],
    ['/freeze \u2013\u2013reason x', 'command-invalid'],
    ['/freeze \u2014reason x', 'command-invalid'],
    ['/freeze --r\u0435ason x', 'command-invalid'],
    ['/help r\u043ellback', 'command-unknown'],
  ] as const

  it.each(lookalikes)('is taken for nothing else: %j', async (line, reason) => {
    const ran = await say(world, incident, 'alice', line)
    expect(ran).toMatchObject({ outcome: 'refused', reason, exitCode: 0 })
    expect(ran.replies).toHaveLength(1)
  })

  const unseen = [
    ['a character of no width', '\u200b'],
    ['a mark that turns the direction', '\u202e'],
    ['an isolated direction', '\u2066'],
    ['an Arabic mark', '\u061c'],
    ['a byte order mark', '\ufeff'],
    ['a tag', '\u{e0041}'],
    ['a filler', '\u3164'],
    ['an escape', '\u001b[31m'],
    ['a bell', '\u0007'],
    ['a line end that is none to us', '\u2028'],
    ['a next line', '\u0085'],
  ] as const

  const everywhere = [
    (mark: string) => `/rollback v1${mark}2`,
    (mark: string) => `/rollback --dry-run --reason "a${mark}b"`,
    (mark: string) => `/rollback --service chat${mark}bot-fluxa`,
    (mark: string) => `/declare "a${mark}b" --impact "a${mark}b"`,
    (mark: string) => `/note a${mark}b`,
    (mark: string) => `/severity P${mark}1`,
    (mark: string) => `/assign commander @al${mark}ice`,
    (mark: string) => `/resolve --cause "a${mark}b"`,
  ]

  it.each(unseen)('is refused with %s in any argument', async (_, mark) => {
    const lines = everywhere.map((draw) => draw(mark))
    const ran = await say(world, incident, 'alice', lines.join('\n'))
    expect(ran.replies).toHaveLength(lines.length)
    for (const reply of ran.replies) {
      expect(reply).toContain('invisible or control characters')
      expect(reply).not.toContain(mark)
    }
  })

  it('is shown as it is where it is text, and hides nothing', async () => {
    const text = 'Вниз 👩‍💻 ❤️ می‌خواهم 日本語 é １２'
    const ran = await say(world, incident, 'bob', `/note ${text}`)
    expect(ran).toMatchObject({ outcome: 'succeeded' })
    expect(String((await world.issue(incident))['body'])).toContain(text)
  })

  it('is kept as a note without what cannot be seen, where it is prose', async () => {
    await say(world, incident, 'bob', '/ack\nIt is\u202e down\u200b now')
    expect(String((await world.issue(incident))['body'])).toContain('It is down now')
    expect((await commentsOn(world, incident)).at(-1)).toContain('cknowledged')
  })
})
