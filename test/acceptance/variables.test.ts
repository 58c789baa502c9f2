import { afterEach, describe, expect, it } from '@jest/globals'
import {
  atFirst,
  deployAgain,
  lastAnswer,
  openVariablesWorld,
  printed,
  type VariablesWorld,
} from './variables-world.ts'

let open: VariablesWorld | undefined
afterEach(async () => {
  await open?.world.close()
  open = undefined
})

const incidentOf = async ({ world }: VariablesWorld): Promise<number> =>
  Number(
    (await world.issues()).find(({ labels }) => JSON.stringify(labels).includes('"incident"'))?.[
      'number'
    ],
  )

/** Somebody changes variables, one of which the release needs, and deploys again. */
async function breakVariables(site: VariablesWorld): Promise<void> {
  site.variables.set('OPENING_HOURS', 'We are closed.')
  site.variables.delete('RETRIES')
  site.variables.set('NEW_FLAG', 'on')
  await deployAgain(site)
}

describe('/restore-variables', () => {
  it('puts back what differs, deploys again, verifies, and leaves the commit alone', async () => {
    const site = (open = await openVariablesWorld({ automatic: 'never' }))
    const { world, variables } = site
    const head = (await world.gitLog())[0]?.sha
    await breakVariables(site)
    expect((await world.health()).status).toBe(503)
    const issue = await incidentOf(site)
    await world.comment(issue, 'alice', '/restore-variables')
    await world.waitForIdle()
    const answer = await lastAnswer(world, issue)
    console.log(answer, (await printed(world)).slice(-6000))
    expect(Object.fromEntries(variables)).toEqual(atFirst)
    expect((await world.health()).status).toBe(200)
    expect((await world.gitLog())[0]?.sha).toBe(head)
    expect(answer).toContain('changed back: `OPENING_HOURS`')
  }, 60_000)
})
