import { descriptorOf } from '../hosting/table.ts'
import { variableStores } from '../variables/table.ts'
import type { Fault } from './fault.ts'
import { nearest, suggestion } from './near.ts'
import type { Config } from './schema.ts'

const stores = Object.values(variableStores)
  .map(({ example }) => `\`from: ${example}\``)
  .join(' or ')

/** Playbooks that need no file. */
export const builtinPlaybooks = ['service-outage'] as const

/** Names in a configuration that stand for nothing. `commands` are those that exist, if known. */
export function referenceFaults(config: Config, commands: readonly string[] | undefined): Fault[] {
  return [
    ...playbookFaults(config),
    ...permissionFaults(config, commands),
    ...variableFaults(config),
  ]
}

function variableFaults(config: Config): Fault[] {
  return Object.entries(config.services).flatMap(([service, { environments }]) =>
    Object.entries(environments)
      .filter(
        ([, { variables, hosting }]) =>
          variables && variables.from === undefined && descriptorOf(hosting).lacks.variables,
      )
      .map(([environment, { hosting }]) => ({
        path: ['services', service, 'environments', environment, 'variables'],
        problem: `does not say where they live, and the hosting \`${hosting.provider}\` holds none`,
        remedy: `add ${stores}`,
      })),
  )
}

function playbookFaults({ playbook }: Config): Fault[] {
  if (builtinPlaybooks.some((name) => name === playbook)) return []
  if (/\.ya?ml$/.test(playbook) && !/^\/|(^|\/)\.\.(\/|$)/.test(playbook)) return []
  const near = nearest(playbook, builtinPlaybooks)
  return [
    {
      path: ['playbook'],
      problem:
        'is neither a playbook that is built in, nor the path of a YAML file in the repository',
      remedy:
        near === undefined
          ? 'write `service-outage`, or a path such as `.github/playbook.yml`'
          : `did you mean \`${near}\`?`,
    },
  ]
}

function permissionFaults(
  { permissions }: Config,
  commands: readonly string[] | undefined,
): Fault[] {
  if (commands === undefined) return []
  const known = ['default', 'teams', ...commands]
  return Object.keys(permissions)
    .filter((name) => !known.includes(name))
    .map((name) => ({
      path: ['permissions', name],
      problem: 'is not a command',
      remedy: suggestion(name, known),
    }))
}
