import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { render } from '../../views/hostile.ts'
import { dangersIn, disguisedLinksIn, mentionsIn } from '../../views/hostile.ts'
import type { World } from '@outage-playbook/rehearsal/world.ts'
import { incidents, openOrdinaryIssue, openWorldOnRecord, say } from '../action.ts'
import { answersTo, commentsOn, openWorldWithIncident, reasonIn, written } from './stage.ts'

/** What would ping, show, lead astray, look like ours, or break out of where it stands. */
const payload = [
  '@everyone @acme/sre @mallory',
  '![x](https://evil.test/x.png)',
  '[the incident](https://evil.test/phish)',
  '<img src=https://evil.test/y.png onerror=alert(1)>',
  '<a href="https://evil.test">log</a>',
  '</details></summary><script>alert(1)</script>',
  '<!-- outage-playbook:reply comment:666:1 -->',
  '<!-- outage-playbook:incident service=x environment=y -->',
  '<!-- step:check-application-logs -->',
  '- [x] done <!-- step:check-application-logs -->',
  '| a | b | ``` ~~~ # Title > [!CAUTION] $x$ **bold** https://evil.test/honest www.evil.test',
].join(' ')

const quoted = `"${payload.replaceAll(/["\\]/g, String.raw`\$&`)}"`

/** Mentions that are ours to make: who is called, who acknowledged, who was given a role. */
const known = ['alice', 'bob', 'eve']

async function expectHarmless(world: World): Promise<void> {
  const { bodies, titles } = await written(world)
  for (const body of bodies) {
    expect(mentionsIn(body).filter((name) => !known.includes(name))).toEqual([])
    expect(dangersIn(body)).toEqual([])
    expect(disguisedLinksIn(body).filter((link) => link.includes('evil'))).toEqual([])
    expect(render(body)).not.toMatch(/<script|<img|onerror="/)
    const markers = body.match(/<!--.*?-->/g) ?? []
    expect(markers).toHaveLength(new Set(markers).size)
    expect(body.split('<!--').length).toBe(markers.length + 1)
    expect(markers.filter((one) => /comment:666|service=x/.test(one))).toEqual([])
    expect(
      body.match(/^<!-- outage-playbook:(reply|incident|timeline|post-mortem) /),
    ).not.toBeNull()
    expect(body.length).toBeLessThanOrEqual(65_536)
  }
  for (const title of titles) {
    expect(title).not.toMatch(/@\w|`/)
    expect(title.length).toBeLessThanOrEqual(256)
  }
}

/** Wherever a text can be put, and why it is refused there. */
const places = [
  ['a title', '/declare ', ''],
  ['an impact', '/declare --impact ', ''],
  ['a severity of a new incident', '/declare --severity ', 'severity-unknown'],
  ['a severity', '/severity ', 'severity-unknown'],
  ['a phase', '/phase ', 'phase-unknown'],
  ['a person', '/assign commander ', 'person-unknown'],
  ['somebody beside a role that is none', '/assign x ', 'command-invalid'],
  ['a step', '/check ', 'step-unknown'],
  ['a step that is unticked', '/uncheck ', 'step-unknown'],
  ['a service', '/health --service ', 'service-unknown'],
  ['an environment', '/health --env ', 'environment-unknown'],
  ['a target', '/rollback --dry-run ', 'target-unknown'],
  ['a reason', '/rollback --dry-run --reason ', ''],
  ['a sha', '/release --sha ', 'target-unknown'],
  ['a reason to freeze', '/freeze --reason ', ''],
  ['a command to help with', '/help ', 'command-unknown'],
  ['a flag', '/rollback --', 'command-invalid'],
  ['a name', '/outage ', ''],
] as const

describe('a text that would like to act in our replies and in the issue', () => {
  let world: World
  let incident: number
  let answers: ReadonlyMap<string, string>

  beforeAll(async () => {
    ;({ world, incident } = await openWorldWithIncident())
    const lines = places.map(([, line]) => `${line}${quoted}`)
    answers = await answersTo(world, incident, 'alice', lines)
    await say(world, incident, 'bob', `/freeze --reason ${quoted}`)
  }, 60_000)
  afterAll(() => world.close())

  it.each(places)('as %s does not', (_, line, reason) => {
    expect(reasonIn(answers.get(`${line}${quoted}`))).toBe(reason)
  })

  it('as any of these does nothing, wherever it is shown', () => expectHarmless(world), 30_000)

  it('as a note, as prose, and behind an unknown name does not', async () => {
    const lines = [`/note ${payload}`, '', payload, '', `/rolback ${payload}`]
    const ran = await say(world, incident, 'eve', lines.join('\n'))
    expect(ran.replies).toHaveLength(2)
    await expectHarmless(world)
  })

  it('as cause and resolution, in the issue that is closed, does not', async () => {
    await say(world, incident, 'alice', `/resolve --cause ${quoted} --resolution ${quoted}`)
    await expectHarmless(world)
  })

  it('for a refusal, from a reader who wants others to be called, does not', async () => {
    const ran = await say(world, incident, 'mallory', `/rollback --reason ${quoted}`)
    expect(ran).toMatchObject({ outcome: 'refused', reason: 'permission-denied' })
    await expectHarmless(world)
    const reply = (await commentsOn(world, incident)).at(-1) ?? ''
    // What is offered to be pasted is what was typed, whole, in a block of its own.
    const line = `/rollback --reason ${quoted}`.replaceAll('<!--', '<\u2060!--')
    expect(reply).toContain(
      `Ask somebody with write permission to paste it.\n\n\`\`\`\`text\n${line}\n\`\`\`\`\n`,
    )
  })
})

describe('what comes from elsewhere', () => {
  it('such as titles and authors of commits, and what the service answers, does not act either', async () => {
    const world = await openWorldOnRecord({
      config: ({ app }) => `version: 1
services:
  chatbot-fluxa:
    environments:
      production:
        workflows: [Deploy]
        hosting: { provider: workflow, workflow: deploy.yml, ref-input: ref }
        health:
          confirm: { failures: 1, successes: 1, every: 10ms }
          probes:
            - { http: "${app}/api/health", allow-private: true }
            - command: ${JSON.stringify(`node -e "console.log(process.argv[1]); process.exit(1)" '${payload}'`)}
`,
    })
    try {
      const issue = await openOrdinaryIssue(world)
      await world.pushAs({ message: payload, author: '@everyone !--' })
      await world.waitForIdle()
      await say(world, issue, 'alice', '/health')
      await say(world, issue, 'alice', '/rollback --dry-run')
      await say(world, issue, 'alice', '/rollback')
      expect(await incidents(world)).toHaveLength(1)
      await expectHarmless(world)
    } finally {
      await world.close()
    }
  }, 60_000)
})
