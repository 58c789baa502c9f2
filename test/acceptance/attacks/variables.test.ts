import { describe, expect, it } from '@jest/globals'
import { openingHours } from '@outage-playbook/rehearsal/github/history.ts'
import { deployAgain, lastAnswer, openVariablesWorld } from '../variables-world.ts'
import { canaries, heardIn, leftBy, listen } from './canaries.ts'

/** A canary in every variable; one that the release needs to be healthy has the opening hours, too. */
const first = {
  ...Object.fromEntries(
    Object.values(canaries).map((value, index) => [`PLAIN_NAME_${index}`, value]),
  ),
  OPENING_HOURS: `${openingHours} ${canaries['MY_TOKEN'] ?? ''}`,
}

describe('the value of a variable', () => {
  it('is in no request to GitHub but to its own store, no log line, record, answer or error, at debug level too', async () => {
    const debug = { RUNNER_DEBUG: '1', ACTIONS_STEP_DEBUG: 'true', ACTIONS_RUNNER_DEBUG: 'true' }
    const site = await openVariablesWorld({ first, automatic: 'never', env: debug })
    const { world, variables } = site
    try {
      const heard = listen(world, /\/environments\/production\/variables/)
      // The store gives values away in its errors, as some do.
      const refuse = world.github.intercept(({ phase, request, body }) => {
        const isWrite = request.method === 'PATCH' && request.path.includes('/variables/')
        if (phase !== 'before' || !isWrite || refusals++ > 0) return undefined
        const message = `Bad value ${body}, not ${JSON.stringify(first)}`
        return { kind: 'answer', reply: { status: 422, body: { message, status: '422' } } }
      })
      let refusals = 0
      variables.set('OPENING_HOURS', `closed ${canaries['MY_TOKEN'] ?? ''}`)
      variables.delete('PLAIN_NAME_3')
      await deployAgain(site)
      const issue = Number((await world.issues())[0]?.['number'])
      for (const line of ['/restore-variables --dry-run', '/restore-variables', '/retry']) {
        await world.comment(issue, 'alice', line)
        await world.waitForIdle()
        if (line === '/restore-variables') {
          expect(await lastAnswer(world, issue)).toContain('`variables-refused`')
        }
      }
      refuse()
      expect(await lastAnswer(world, issue)).toContain('again, verified.**')
      expect(Object.fromEntries(variables)).toEqual(first)
      const sent = heard()
      expect(sent.length).toBeGreaterThan(50)
      expect(sent.flatMap(heardIn).slice(0, 5)).toEqual([])
      const runs = await Promise.all(world.runner.runs.map(({ ended }) => ended))
      expect(runs.flatMap(leftBy).flatMap(heardIn).slice(0, 5)).toEqual([])
      const records = await world.gitLog('outage-records')
      expect(records.flatMap(({ message }) => heardIn(message))).toEqual([])
    } finally {
      await world.close()
    }
  }, 120_000)
})
