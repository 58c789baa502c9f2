import { afterEach, describe, expect, it } from '@jest/globals'
import type { World } from '@outage-playbook/rehearsal/world.ts'
import { lastAnswer, openVariablesWorld } from './variables-world.ts'

let world: World | undefined
afterEach(async () => {
  await world?.close()
  world = undefined
})

describe('variables that were changed before an outage', () => {
  it('are named when it is declared, and among what may have set it off', async () => {
    const site = await openVariablesWorld({ restore: 'on-request' })
    world = site.world
    // One change goes live with a release that is good, the next is made while it runs.
    site.variables.set('RETRIES', '4')
    await world.push('good', 'alice')
    await world.waitForIdle()
    site.variables.set('NEW_FLAG', 'on')

    const issue = Number((await world.openIssue('bob', 'Slow'))['number'])
    await world.comment(issue, 'bob', '/declare "Slow" --severity P1')
    await world.waitForIdle()
    const declared = await lastAnswer(world, issue)
    expect(declared).toMatch(/is open, P1\./)
    expect(declared).toMatch(
      /variables differ from those of the last good release [0-9a-f]{7}: added: `NEW_FLAG`/,
    )
    expect(declared).toContain('/restore-variables')

    await world.comment(issue, 'bob', '/resolve --cause "a flag"')
    await world.waitForIdle()
    const all = await world.issues()
    const body = all
      .map((each) => String(each['body']))
      .find((text) => text.includes('What changed before it began'))
    const rows = String(body)
      .split('\n')
      .filter((line) => line.includes('| Variables |'))
    expect(rows).toHaveLength(2)
    expect(rows[0]).toMatch(/^\| (?!.* to )[^|]+ \| Variables \| .*added: `NEW_FLAG`/)
    expect(rows[1]).toMatch(
      /^\| (?!.* to )[^|]+ \| Variables \| .*changed: `RETRIES`; the release [0-9a-f]{7} was the first/,
    )
  }, 60_000)
})
