import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { rehearsalConfig } from '../../../src/drill/world-config.ts'
import type { World } from '@outage-playbook/rehearsal/world.ts'
import { incidentMarker } from '../../../src/views/markers.ts'
import { incidents, openOrdinaryIssue, openWorldOnRecord, readFile, say } from '../action.ts'

/** The example's service, and a second one with nothing to roll back. */
const config = ({ app }: { readonly app: string }): string => {
  const [top = '', people = ''] = rehearsalConfig('workflow', app).split('people:\n')
  return `${top}  shop:
    environments:
      production:
        url: ${app}
        branch: main
        hosting: { provider: command, deploy: 'true' }
        health: { probes: [{ http: '${app}/api/health', allow-private: true }] }
people:\n${people}`
}

/** What the record of a service says; nothing if it has none. */
async function recordOf(world: World, service: string): Promise<Readonly<Record<string, unknown>>> {
  const file = await readFile(world, `services/${service}/production.json`).catch(() => undefined)
  return file === undefined || file.text === '' ? {} : JSON.parse(file.text)
}

describe('the marker of an incident in an issue that is none', () => {
  let world: World
  let issue: number

  beforeAll(async () => {
    world = await openWorldOnRecord({ config, people: people() })
    const body = `${incidentMarker('shop', 'production')}\nThe shop is slow.`
    issue = Number((await world.openIssue('mallory', 'Help', body))['number'])
  }, 60_000)

  afterAll(() => world.close())

  it.each(['/freeze', '/rollback', '/rollback --dry-run', '/health'])(
    'chooses no service for what a colleague types there: %s',
    async (line) => {
      const ran = await say(world, issue, 'alice', line)
      expect(ran).toMatchObject({ outcome: 'refused', reason: 'service-ambiguous' })
      expect(await recordOf(world, 'shop')).not.toHaveProperty('frozen')
      expect(await recordOf(world, 'shop')).not.toHaveProperty('incident')
    },
  )

  it('chooses none beside the environment that is named', async () => {
    const ran = await say(world, issue, 'alice', '/freeze --env production')
    expect(ran).toMatchObject({ outcome: 'refused', reason: 'service-ambiguous' })
  })

  it('does not keep the service that is named from being meant', async () => {
    const ran = await say(world, issue, 'alice', '/health --service chatbot-fluxa')
    expect(ran).toMatchObject({ outcome: 'succeeded' })
  })

  it('is not needed, and not overruled, where the record names the issue', async () => {
    const asked = await openOrdinaryIssue(world)
    await say(world, asked, 'alice', '/declare "Slow" --service shop')
    const [incident = 0] = await incidents(world)
    expect(await say(world, incident, 'bob', '/ack')).toMatchObject({ outcome: 'succeeded' })
    await world.editBody(incident, 'eve', (text) =>
      text.replace(
        incidentMarker('shop', 'production'),
        incidentMarker('chatbot-fluxa', 'production'),
      ),
    )
    await world.waitForIdle()
    const ran = await say(world, incident, 'bob', '/freeze')
    expect(ran).toMatchObject({ outcome: 'refused', reason: 'service-ambiguous' })
    expect(await recordOf(world, 'chatbot-fluxa')).not.toHaveProperty('frozen')
  })
})

function people() {
  return { alice: 'admin', bob: 'write', eve: 'write', mallory: 'read' } as const
}
