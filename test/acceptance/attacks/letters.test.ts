import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { World } from '@outage-playbook/rehearsal/world.ts'
import { record, say } from '../action.ts'
import { answersTo, openWorldWithIncident, reasonIn } from './stage.ts'

/** Names with a letter in them that is not what it looks like. */
const names = [
  ['a Cyrillic letter', '/rollb\u0430ck', '/rollback'],
  ['a Greek letter', '/fr\u03b5eze', '/freeze'],
  ['a letter with an accent', '/freez\u00e9', '/freeze'],
  ['an accent of its own', '/freeze\u0301', '/freeze'],
  ['a full-width letter', '/rollbac\uff4b', '/rollback'],
  ['the sign for Kelvin', '/rollbac\u212a', '/rollback'],
  ['a long s', '/re\u017folve', '/resolve'],
  ['nothing that has a width', '/roll\u200bback', '/rollback'],
  ['a joiner', '/roll\u200dback', '/rollback'],
  ['a mark at its end', '/rollback\u202c', '/rollback'],
  ['a soft hyphen', '/roll\u00adback', '/rollback'],
] as const

const withArgument = (name: string): string => `${name} --reason now`

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

/** Each mark in some of the places, and all of the places with some mark. */
const everywhere = (mark: string, index: number): readonly string[] =>
  places(mark).filter((_, place) => (place + index) % 3 === 0)

const places = (mark: string): readonly string[] => [
  `/rollback v1${mark}2`,
  `/rollback --dry-run --reason "a${mark}b"`,
  `/rollback --service chat${mark}bot-fluxa`,
  `/declare "a${mark}b" --impact "a${mark}b"`,
  `/note a${mark}b`,
  `/severity P${mark}1`,
  `/assign commander @al${mark}ice`,
  `/resolve --cause "a${mark}b"`,
]

describe('a command whose letters are not what they look like', () => {
  let world: World
  let incident: number
  let answers: ReadonlyMap<string, string>

  beforeAll(async () => {
    ;({ world, incident } = await openWorldWithIncident())
    answers = await answersTo(world, incident, 'alice', [
      ...names.map(([, name]) => withArgument(name)),
      ...lookalikes.map(([line]) => line),
      ...unseen.flatMap(([, mark], index) => everywhere(mark, index)),
    ])
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

  it.each(names)('is no command with %s in its name, and says so', (_, name, meant) => {
    const answer = answers.get(withArgument(name))
    expect(reasonIn(answer)).toBe('command-unknown')
    expect(answer).toContain(`Did you mean \`${meant}\`?`)
    expect(answer).toContain('another alphabet, or one that does not show')
  })

  it.each(lookalikes)('is taken for nothing else: %j', (line, reason) => {
    expect(reasonIn(answers.get(line))).toBe(reason)
  })

  it.each(unseen)('is refused with %s in any argument', (name, mark) => {
    const index = unseen.findIndex(([other]) => other === name)
    for (const line of everywhere(mark, index)) {
      expect(reasonIn(answers.get(line))).toBe('command-invalid')
      expect(answers.get(line)).toContain('invisible or control characters')
      expect(answers.get(line)).not.toContain(mark)
    }
  })

  it.each([
    ...['\uff0frollback', '\u2215rollback', '\u29f8rollback', '\u202e/rollback', '\ufeff/rollback'],
    ...['/\u202erollback', '/\u200brollback'],
  ])('is none that begins with another sign than a slash and a letter: %j', async (line) => {
    const ran = await say(world, incident, 'alice', line)
    expect(ran).toMatchObject({ outcome: 'ignored', requests: 0 })
  })

  it('is shown as it is where it is text, and hides nothing', async () => {
    const text = 'Вниз 👩‍💻 ❤️ می‌خواهم 日本語 é １２'
    const ran = await say(world, incident, 'bob', `/note ${text}`)
    expect(ran).toMatchObject({ outcome: 'succeeded' })
    expect(String((await world.issue(incident))['body'])).toContain(text)
  })

  it('is kept as a note without what cannot be seen, where it is prose', async () => {
    const ran = await say(world, incident, 'bob', '/ack\nIt is\u202e down\u200b now')
    expect(ran.replies.join()).toContain('cknowledged')
    expect(String((await world.issue(incident))['body'])).toContain('It is down now')
  })
})
