import type { Engine, Settings } from '../engine/context.ts'
import { stateOf } from '../engine/ticking.ts'
import { serviceOf, type Place } from '../config/select.ts'
import { OutageError } from '../errors.ts'
import { readIssue } from '../github/issues.ts'
import { fold } from '../incident/fold.ts'
import type { IncidentRecord, Release } from '../incident/record.ts'
import type { IncidentState } from '../incident/state.ts'
import { openRecord } from '../records/file.ts'
import { archiveShape, serviceShape } from '../records/shapes.ts'
import { readIncidentMarker } from '../views/markers.ts'
import { readPostMortemMarker } from '../views/post-mortem/markers.ts'

/** An incident, open or closed, with what is known around it. */
export type KnownIncident = {
  readonly place: Place
  readonly number: number
  readonly url: string
  readonly record: IncidentRecord
  readonly state: IncidentState
  readonly releases: readonly Release[]
}

/** The incident of an issue: that of a post-mortem, too. Throws `post-mortem-missing`. */
export async function incidentOfIssue(
  engine: Engine,
  settings: Settings,
  number: number,
  body?: string,
): Promise<KnownIncident | undefined> {
  const text = body ?? (await readIssue(engine.github, number))?.body
  const marked = text === undefined ? undefined : readPostMortemMarker(text)
  if (marked) return incidentOfIssue(engine, settings, marked.incident)
  const place = text === undefined ? undefined : readIncidentMarker(text)
  if (place === undefined) return undefined
  const known = serviceOf(settings.config, place.service, place.environment)
  return incidentNumbered(engine, settings, known, number)
}

/** The incident of a service that is open, else the last one. */
export async function lastIncident(
  engine: Engine,
  settings: Settings,
  place: Place,
): Promise<KnownIncident> {
  const shape = serviceShape(place.service, place.environment)
  const { value } = await openRecord(engine.records, shape, engine.clock)
  const open = stateOf(value, settings.playbook)?.issue
  const keys = open ? [] : await engine.records.list('incidents/')
  const numbers = open ? [open.number] : keys.flatMap(({ key }) => numberIn(key) ?? []).toReversed()
  for (const number of numbers.slice(0, 20)) {
    const found = await incidentNumbered(engine, settings, place, number)
    if (found) return found
  }
  throw new OutageError(
    'post-mortem-missing',
    `${place.service} has had no incident in ${place.environment}.`,
  )
}

/** The incident of that number, if it is one of the service. */
export async function incidentNumbered(
  engine: Engine,
  { playbook }: Settings,
  place: Place,
  number: number,
): Promise<KnownIncident | undefined> {
  const { records, clock } = engine
  const [service, archive] = await Promise.all([
    openRecord(records, serviceShape(place.service, place.environment), clock),
    openRecord(records, archiveShape(number), clock),
  ])
  const { releases } = service.value
  const isOpen = stateOf(service.value, playbook)?.issue?.number === number
  const record = isOpen ? service.value.incident : archive.value?.incident
  const isHere = record?.service === place.service && record.environment === place.environment
  if (record === undefined || !isHere) return undefined
  const state = fold(record, playbook.phases[0]?.id ?? '')
  const url = state.issue?.url ?? `${engine.github.url}/issues/${number}`
  return { place, number, url, record, state, releases }
}

/** `incidents/0042` is that of issue 42; one without an issue has no number. */
export function numberIn(key: string): number | undefined {
  const number = Number(key.split('/').at(-1))
  return Number.isNaN(number) ? undefined : number
}
