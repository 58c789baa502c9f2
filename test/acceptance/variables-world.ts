import { openingHours } from '@outage-playbook/rehearsal/github/history.ts'
import { Variables } from '@outage-playbook/rehearsal/github/variables.ts'
import type { WorldOptions } from '../../src/drill/world.ts'
import type { World } from '@outage-playbook/rehearsal/world.ts'
import { rehearsalConfig } from '../../src/drill/world-config.ts'
import { newKeys, type Keys } from '../variables/keys.ts'
import { openActionWorld } from './action.ts'

export type VariablesWorld = {
  readonly world: World
  readonly keys: Keys
  /** The variables of the environment on GitHub, as an administrator sets them. */
  readonly variables: Map<string, string>
  /** The commit that needs `OPENING_HOURS`, recorded as good with a snapshot. */
  readonly good: string
}

/** Variables before anything goes wrong. */
export const atFirst: Readonly<Record<string, string>> = {
  OPENING_HOURS: openingHours,
  GREETING: 'Hello, line one\nand line two',
  RETRIES: '3',
}

/**
 * A world in which a good release, which needs the variable `OPENING_HOURS` of the environment on
 * GitHub, runs and is recorded with a snapshot of its variables.
 */
export async function openVariablesWorld(
  options: Partial<WorldOptions> & {
    readonly restore?: 'with-rollback' | 'on-request'
    readonly first?: Readonly<Record<string, string>>
    readonly automatic?: 'never'
  } = {},
): Promise<VariablesWorld> {
  const { restore = 'on-request', first = atFirst, automatic, ...more } = options
  const keys = await newKeys()
  const line = `{ recipients: [${keys.recipient}], restore: ${restore}, from: { github: environment } }`
  const world = await openActionWorld({
    config: ({ app }) => {
      const text = rehearsalConfig('workflow', app, line)
      return automatic ? text.replace('automatic: when-unhealthy', `automatic: ${automatic}`) : text
    },
    ...more,
    env: { OUTAGE_AGE_IDENTITY: keys.identity, ...more.env },
  })
  const variables = new Variables(first)
  world.github.hub.variables.set('production', variables)
  const good = await world.push('needs-variable', 'eve')
  await world.waitForIdle()
  return { world, keys, variables, good }
}

/** Deploys what the branch holds once more, as somebody does who has changed a variable. */
export async function deployAgain({ world }: VariablesWorld): Promise<void> {
  const { github } = world
  const path = '/repos/acme/chatbot-fluxa/actions/workflows/deploy.yml/dispatches'
  await github.request(github.personToken('eve'), 'POST', path, { ref: 'main' })
  await world.waitForIdle()
}

/** The answer to the last command. */
export async function lastAnswer(world: World, issue: number): Promise<string> {
  return String((await world.comments(issue)).at(-1)?.['body'] ?? '')
}
