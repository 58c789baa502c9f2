import { OutageError } from '../errors.ts'
import { quoted, suggestion } from './near.ts'
import { workflowOf } from '../hosting/table.ts'
import type { Config, Environment, Service } from './schema.ts'

/** One service in one environment, as the configuration describes it. */
export type Place = {
  readonly service: string
  readonly environment: string
  /** `owner/name` of its code, where that is not the repository that the action runs in. */
  readonly repository?: string
  readonly settings: Environment
}

/** What is known of a workflow run, for finding out what it deploys. */
export type WorkflowIdentity = {
  readonly name: string
  /** Path of the workflow's file, as GitHub gives it. */
  readonly path?: string | undefined
  /** `owner/name` of the repository that it ran in. */
  readonly repository?: string | undefined
}

/** Every environment of every service, in the order of the configuration. */
export function allPlaces(config: Config): Place[] {
  return Object.entries(config.services).flatMap(([name, service]) => placesOf(name, service))
}

/**
 * The service and environment that somebody means. What is the only one of its kind never has to
 * be named. Throws `service-unknown`, `environment-unknown` or `service-ambiguous`, each with the
 * names to choose from.
 */
export function serviceOf(config: Config, service?: string, environment?: string): Place {
  const places = service === undefined ? allPlaces(config) : ofService(config, service)
  const matching =
    environment === undefined
      ? places
      : places.filter((place) => sameName(place.environment, environment))
  const [place, ...others] = matching
  if (place === undefined) throw environmentUnknown(environment ?? '', places)
  if (others.length > 0) throw ambiguous(matching)
  return place
}

/**
 * What a run of a workflow on a branch deploys: places whose branch it is, and that name the
 * workflow under `workflows` or as their hosting's file. Several where one workflow deploys
 * several services; none where the run does not concern us.
 */
export function environmentsOfWorkflow(
  config: Config,
  workflow: WorkflowIdentity,
  branch: string,
): Place[] {
  // GitHub appends `@refs/heads/…` to the path in some payloads.
  const file = workflow.path?.replace(/@.*$/, '').replace(/^.*\//, '')
  return allPlaces(config).filter(({ repository, settings }) => {
    const { hosting } = settings
    return (
      settings.branch === branch &&
      sameRepository(repository, workflow.repository) &&
      (settings.workflows.includes(workflow.name) ||
        (file !== undefined && workflowOf(hosting)?.file === file))
    )
  })
}

/** The places whose environment has exactly this name, as in a deployment on GitHub. */
export function environmentsNamed(config: Config, name: string, repository?: string): Place[] {
  return allPlaces(config).filter(
    (place) => place.environment === name && sameRepository(place.repository, repository),
  )
}

/**
 * True where GitHub's list of an environment's deployments is that of a service: no other one of its
 * repository has an environment of that name, or what deploys that one deploys both.
 */
export function hasOwnDeployments(config: Config, place: Place): boolean {
  return allPlaces(config)
    .filter(({ service }) => service !== place.service)
    .filter(({ environment }) => environment === place.environment)
    .filter(({ repository }) => repository === place.repository)
    .every((other) => areDeployedTogether(other.settings, place.settings))
}

function areDeployedTogether(one: Environment, other: Environment): boolean {
  const [started, too] = [workflowOf(one.hosting), workflowOf(other.hosting)]
  const sameFile =
    started !== undefined &&
    started.file === too?.file &&
    // One file may deploy the service that an input names.
    JSON.stringify(started.inputs) === JSON.stringify(too.inputs)
  return sameFile || one.workflows.some((name) => other.workflows.includes(name))
}

function placesOf(name: string, service: Service): Place[] {
  const { repository } = service
  return Object.entries(service.environments).map(([environment, settings]) => ({
    service: name,
    environment,
    ...(repository !== undefined && { repository }),
    settings,
  }))
}

function ofService(config: Config, wanted: string): Place[] {
  const names = Object.keys(config.services)
  const places = allPlaces(config).filter(({ service }) => sameName(service, wanted))
  if (places.length > 0) return places
  throw new OutageError(
    'service-unknown',
    `There is no service ${quoted(wanted)}; ${suggestion(wanted, names)}`,
    { remedy: `The services are ${list(names)}; name one with \`--service\`.` },
  )
}

function environmentUnknown(wanted: string, places: readonly Place[]): OutageError {
  const names = [...new Set(places.map(({ environment }) => environment))]
  return new OutageError(
    'environment-unknown',
    `There is no environment ${quoted(wanted)}; ${suggestion(wanted, names)}`,
    { remedy: `The environments are ${list(names)}; name one with \`--env\`.` },
  )
}

function ambiguous(places: readonly Place[]): OutageError {
  const services = [...new Set(places.map(({ service }) => service))]
  const environments = [...new Set(places.map(({ environment }) => environment))]
  const severalServices = services.length > 1
  const severalEnvironments = environments.length > 1
  const what = [
    ...(severalServices ? [`services (${list(services)})`] : []),
    ...(severalEnvironments ? [`environments (${list(environments)})`] : []),
  ].join(' and ')
  const flags = [
    ...(severalServices ? [`--service ${asTyped(services[0] ?? '')}`] : []),
    ...(severalEnvironments ? [`--env ${asTyped(environments[0] ?? '')}`] : []),
  ].join(' ')
  return new OutageError('service-ambiguous', `There are several ${what}, and none is named.`, {
    remedy: `Say which, as in \`${flags}\`.`,
  })
}

/** A name may hold blanks and brackets, but nothing that double quotes do not keep. */
function asTyped(name: string): string {
  return /^[\w.-]+$/.test(name) ? name : `"${name}"`
}

function list(names: readonly string[]): string {
  return names.map(quoted).join(', ')
}

function sameName(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase()
}

/** True where either is unknown: a place without a repository lives where the action runs. */
function sameRepository(one: string | undefined, other: string | undefined): boolean {
  return one === undefined || other === undefined || sameName(one, other)
}
