import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { World } from '../../src/rehearsal/world.ts'
import { incidents, openOrdinaryIssue, openWorldWithReleases, say } from './action.ts'

const labelled = async (world: World, label: string) =>
  (await world.issues('?state=all&per_page=100')).filter(({ labels }) =>
    JSON.stringify(labels).includes(`"name":"${label}"`),
  )

const close = async (world: World, number: number, author: string, state = 'closed') => {
  const { github } = world
  const path = `/repos/acme/chatbot-fluxa/issues/${number}`
  await github.request(github.personToken(author), 'PATCH', path, { state })
  await world.waitForIdle()
}

describe('a post-mortem', () => {
  let world: World
  let incident: number
  let postMortem: number

  beforeAll(async () => {
    world = await openWorldWithReleases()
    const issue = await openOrdinaryIssue(world)
    await say(world, issue, 'alice', '/declare "Checkout answers 500" --impact "nobody can pay"')
    incident = (await incidents(world))[0] ?? 0
    await say(world, incident, 'alice', '/ack\n/assign commander @bob\nLooks like the database.')
  }, 60_000)

  afterAll(() => world.close())

  const body = async (number: number): Promise<string> =>
    String((await world.issue(number))['body'])

  it('is opened by itself when a P1 is resolved, once', async () => {
    const ran = await say(
      world,
      incident,
      'alice',
      '/resolve --cause "disk" --resolution "a bigger disk"',
    )
    const found = await labelled(world, 'post-mortem')
    expect(found).toHaveLength(1)
    postMortem = Number(found[0]?.['number'])
    expect(ran.replies.join()).toContain(`/issues/${postMortem})`)
    expect(found[0]?.['title']).toBe(`Post-mortem of #${incident} · P1 · chatbot-fluxa production`)
    const again = await say(world, incident, 'bob', '/postmortem')
    expect(again.replies.join()).toContain('already')
    expect(await labelled(world, 'post-mortem')).toHaveLength(1)
  })

  it('keeps what people wrote when our parts are drawn anew', async () => {
    await world.editBody(postMortem, 'bob', (text) =>
      text
        .replace(/_Three sentences.*?_/, 'The disk was full.')
        .replace('P1', 'P9')
        .replace(
          /- \[ \] $/m,
          '- [ ] Alert on a full disk @bob in 2 weeks (detect)\n- [ ] Write it down\n- [ ] Buy a disk @nobody 2027-01-15\n- [x] Done already',
        ),
    )
    await say(world, postMortem, 'bob', '/postmortem --refresh')
    const text = await body(postMortem)
    expect(text).toContain('The disk was full.')
    expect(text).not.toContain('P9')
  })

  it('files a ticket for each action item when it is closed, and writes the number back', async () => {
    await close(world, postMortem, 'bob')
    const tickets = await labelled(world, 'action-item')
    expect(tickets).toHaveLength(3)
  })
})
