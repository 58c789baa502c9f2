import { dump, load } from 'js-yaml'
import { parseConfig } from '../config/load.ts'
import { allPlaces, type Place } from '../config/select.ts'
import { OutageError } from '../errors.ts'
import { readYaml } from '../config/yaml.ts'
import { isObject } from '@outage-playbook/rehearsal/github/http.ts'
import { providers, type ProviderName } from '@outage-playbook/rehearsal/providers/table.ts'
import { rehearsalConfig } from './world-config.ts'
import { hostingConfigs } from './hostings.ts'
import type { Rehearsed } from './scenarios/outcome.ts'
import type { Scenario } from './scenarios/scenario.ts'

export type Source = { readonly file: string; readonly source: string }

/** Files of the user's own to rehearse with. */
export type OwnFiles = { readonly config?: Source; readonly playbook?: Source }

export type RehearsalFiles = {
  readonly config: (urls: { readonly app: string }) => string
  /** Further files of the rehearsed repository, by path. */
  readonly files: Readonly<Record<string, string>>
  readonly place: Rehearsed
  /** What of the user's configuration is replaced, a sentence each. */
  readonly replaced: readonly string[]
}

/** Where the user's playbook lies in the rehearsed repository. */
const playbookPath = '.github/rehearsed-playbook.yml'

/** The configuration of a rehearsal: the example's, or the user's with the rehearsal's addresses. */
export function rehearsalFiles(
  own: OwnFiles,
  scenario: Pick<Scenario, 'automatic' | 'hurry' | 'variables' | 'world'> = {},
  recipient = '',
): RehearsalFiles {
  const { config } = own
  const { hurry } = scenario
  const playbook = hurry === undefined ? own.playbook?.source : hurried(own.playbook, hurry.watch)
  const files = playbook === undefined ? {} : { [playbookPath]: playbook }
  const place = config === undefined ? exampleSource : config
  const rehearsed = placeOf(place)
  return {
    files,
    place: rehearsed,
    replaced: config === undefined ? [] : replacements(config, rehearsed),
    config: ({ app }) => {
      const source = config?.source ?? rehearsalConfig(scenario.world?.hosting ?? 'workflow', app)
      const value = readYaml(source, config?.file ?? exampleSource.file, 'config-invalid').value
      return dump(
        adapt(value, rehearsed, { ...scenario, app, recipient, playbook: playbook !== undefined }),
      )
    },
  }
}

/** The playbook, under which a resolved incident is watched for no longer than that. */
function hurried(own: Source | undefined, watch: string): string {
  if (own === undefined) {
    return dump({ version: 1, extends: 'service-outage', id: 'rehearsed', watch })
  }
  return dump({ ...record(readYaml(own.source, own.file, 'playbook-invalid').value), watch })
}

const exampleSource: Source = {
  file: '.github/outage.yml',
  source: rehearsalConfig('workflow', 'http://127.0.0.1'),
}

/** Where the service that is rehearsed is deployed to; `hosting-unable` if that cannot be rehearsed. */
export function hostingOf({ config }: OwnFiles): ProviderName {
  const { provider } = firstPlace(config ?? exampleSource).settings.hosting
  const names = Object.keys(providers)
  if (isRehearsed(provider)) return provider
  throw new OutageError('hosting-unable', `The hosting \`${provider}\` cannot be rehearsed yet.`, {
    remedy: `A drill plays ${names.join(', ')}. Try one of them with the rest of your configuration.`,
  })
}

function isRehearsed(provider: string): provider is ProviderName {
  return Object.hasOwn(providers, provider)
}

function placeOf(source: Source): Rehearsed {
  const { service, environment } = firstPlace(source)
  return { service, environment }
}

function firstPlace({ source, file }: Source): Place {
  const [place] = allPlaces(parseConfig(source, file))
  if (place === undefined) throw new TypeError('a configuration has at least one place')
  return place
}

type Adaptation = Pick<Scenario, 'automatic' | 'hurry' | 'variables' | 'world'> & {
  readonly app: string
  /** Who can open the snapshots. */
  readonly recipient: string
  readonly playbook: boolean
}

/** The same configuration, pointed at the rehearsal's app, for one place alone. */
function adapt(
  value: unknown,
  place: Rehearsed,
  { app, automatic, hurry, variables, recipient, playbook, world }: Adaptation,
): unknown {
  const config = record(value)
  const service = record(record(config['services'])[place.service])
  const environment = record(record(service['environments'])[place.environment])
  const health = record(environment['health'])
  const confirm = record(health['confirm'])
  const rollback = record(environment['rollback'])
  const provider = world?.hosting ?? 'workflow'
  const { workflows } = providers[provider]
  const hosting = hostingConfigs[provider]
  const { variables: _, ...others } = environment
  const rehearsed = {
    ...others,
    url: app,
    branch: 'main',
    workflows,
    hosting: load(hosting),
    health: {
      timeout: '2s',
      confirm: { failures: 2, successes: 2, ...confirm, every: '100ms' },
      probes: [
        {
          http: `${app}/api/health`,
          'allow-private': true,
          expect: { status: 200, json: { status: 'ok' }, within: '2s' },
        },
      ],
    },
    rollback: { ...rollback, ...(automatic === undefined ? {} : { automatic }) },
    ...(variables === undefined
      ? {}
      : { variables: { ...variables, recipients: [recipient], from: { github: 'environment' } } }),
  }
  return {
    ...config,
    ...(playbook ? { playbook: playbookPath } : {}),
    ...(hurry
      ? { 'post-mortem': { ...record(config['post-mortem']), 'follow-up': hurry.followUp } }
      : {}),
    services: { [place.service]: { environments: { [place.environment]: rehearsed } } },
  }
}

function replacements({ source, file }: Source, place: Rehearsed): string[] {
  const others = allPlaces(parseConfig(source, file)).length - 1
  const name = `${place.service} ${place.environment}`
  return [
    `${name} runs in the rehearsal: its address, branch, workflows, repository and hosting are those of an app on this machine.`,
    `Its probes are one, GET /api/health of that app; it is repeated every 100 ms instead of your pace.`,
    ...(others > 0
      ? [`${others} other ${others === 1 ? 'place is' : 'places are'} left out.`]
      : []),
  ]
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return isObject(value) ? value : {}
}
