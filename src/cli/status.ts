import { allPlaces } from '../config/select.ts'
import type { Place } from '../config/select.ts'
import { stateOf } from '../engine/ticking.ts'
import type { Engine, Settings } from '../engine/context.ts'
import type { ServiceRecord } from '../incident/record.ts'
import { openRecord } from '../records/file.ts'
import { serviceShape, serviceShapeOf } from '../records/shapes.ts'
import { drawIncidentLine } from '../views/incident-line.ts'
import { moment } from '../views/time.ts'
import { looking } from './engine.ts'
import type { GlobalOptions } from './options.ts'
import { guarded, printJson, printLine } from './output.ts'

/** `outage status`: a line for each service and environment. */
export async function status(options: GlobalOptions): Promise<void> {
  await guarded(options, () =>
    looking(options, async (engine) => {
      const settings = await engine.settings()
      const places = allPlaces(settings.config)
      const named = Promise.all(places.map((place) => recordOf(engine, place)))
      const records = [...(await named), ...(await openElsewhere(engine, places))]
      if (options.json) {
        printJson(records.map((record) => summaryOf(record, settings)))
        return
      }
      for (const record of records) printLine(lineOf(engine, record, settings))
    }),
  )
}

/** Open incidents of services that the configuration does not name any more. */
async function openElsewhere(
  engine: Engine,
  places: readonly Place[],
): Promise<readonly ServiceRecord[]> {
  const named = new Set(
    places.map(({ service, environment }) => serviceShape(service, environment).key),
  )
  const listed = await engine.records.list('services/')
  const keys = listed.map(({ key }) => key).filter((key) => !named.has(key))
  const records = await Promise.all(
    keys.map(
      async (key) => (await openRecord(engine.records, serviceShapeOf(key), engine.clock)).value,
    ),
  )
  return records.filter(({ incident }) => incident !== undefined)
}

async function recordOf(engine: Engine, { service, environment }: Place): Promise<ServiceRecord> {
  return (await openRecord(engine.records, serviceShape(service, environment), engine.clock)).value
}

function summaryOf(record: ServiceRecord, { playbook }: Settings) {
  const { service, environment, frozen } = record
  const incident = stateOf(record, playbook)
  return { service, environment, incident, frozen, running: record.releases[0] }
}

function lineOf(engine: Engine, record: ServiceRecord, { playbook }: Settings): string {
  const state = stateOf(record, playbook)
  const now = engine.clock.now()
  const frozen = record.frozen === undefined ? '' : `, frozen by ${record.frozen.by}`
  if (state) return `${drawIncidentLine(state, now)}${frozen}`
  const [release] = record.releases
  const runs =
    release === undefined
      ? 'no release recorded yet'
      : `${release.sha.slice(0, 7)} "${release.title}", ${release.verdict} since ${moment(release.at, now)}`
  return `${record.service} ${record.environment}: no incident; ${runs}${frozen}`
}
