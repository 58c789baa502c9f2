import type { Config } from '../config/schema.ts'
import { allPlaces, serviceOf } from '../config/select.ts'
import type { Engine, IssueSnapshot } from '../engine/context.ts'
import { OutageError } from '../errors.ts'
import { issuesOf } from '../incident/issues.ts'
import type { IncidentRecord } from '../incident/record.ts'
import { openRecord } from '../records/file.ts'
import { archiveShape, serviceShape } from '../records/shapes.ts'
import { readIncidentMarker } from '../views/markers.ts'

/** Which incident somebody means. */
export type Wanted = {
  /** Number of its issue. */
  readonly number?: number | undefined
  readonly service?: string | undefined
  readonly environment?: string | undefined
  /** The issue where they typed it. */
  readonly issue?: IssueSnapshot | undefined
}

type Stores = Pick<Engine, 'records' | 'clock'>

/**
 * The incident that somebody means: by its number, by the issue that they are looking at, or the open
 * one of the service. Open or closed does not matter. Throws `incident-missing`.
 */
export async function findIncident(
  stores: Stores,
  config: Config,
  wanted: Wanted,
): Promise<IncidentRecord> {
  const { issue } = wanted
  const here = issue?.labels.includes('incident') ? issue.number : undefined
  const number = wanted.number ?? here
  const marked = number === issue?.number ? readIncidentMarker(issue?.body ?? '') : undefined
  if (number === undefined) {
    const place = serviceOf(config, wanted.service, wanted.environment)
    const open = await openAt(stores, place.service, place.environment)
    if (open) return open
    throw new OutageError(
      'incident-missing',
      `${place.service} has no open incident in ${place.environment}.`,
      { remedy: 'Name a closed one by its issue: `--incident 42`.' },
    )
  }
  const places = marked ? [marked] : allPlaces(config)
  const [archive, ...opened] = await Promise.all([
    openRecord(stores.records, archiveShape(number), stores.clock),
    ...places.map(({ service, environment }) => openAt(stores, service, environment)),
  ])
  const open = opened.find((incident) => incident && issuesOf(incident.events).home === number)
  const found = open ?? archive.value?.incident
  if (found) return found
  throw new OutageError('incident-missing', `There is no incident #${number}.`, {
    remedy: 'The number is that of the incident’s issue; `/history` lists them.',
  })
}

async function openAt(
  { records, clock }: Stores,
  service: string,
  environment: string,
): Promise<IncidentRecord | undefined> {
  return (await openRecord(records, serviceShape(service, environment), clock)).value.incident
}
