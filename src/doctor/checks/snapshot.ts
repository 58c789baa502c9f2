import { variablesAt } from '../../operations/variables/place.ts'
import {
  lastWithSnapshot,
  loadSnapshot,
  openedSnapshot,
} from '../../operations/variables/snapshots.ts'
import { fault, nameOf, ofEach, ok, unchecked, type Check } from '../check.ts'
import { asFinding } from '../trouble.ts'

/** The variables can be read, and the identity opens the newest snapshot of them. */
export const snapshot: Check = {
  name: 'variables',
  run: (patient) =>
    ofEach(
      patient,
      async (place) => {
        if (place.settings.variables === undefined) return []
        const about = nameOf(place)
        const { value: record } = await patient.record(place)
        const at = variablesAt(patient.engine, await patient.config(), place, record)
        const count = (await at.store.read()).length
        const held = ok(
          `${at.store.name} of ${about}`,
          `${count} ${count === 1 ? 'variable' : 'variables'}`,
        )
        const last = lastWithSnapshot(record.releases)
        if (last === undefined) {
          const evidence = 'no release has a snapshot of its variables'
          return [held, fault(about, evidence, 'Take one of what runs now: `/release`.')]
        }
        if (!patient.isSet('OUTAGE_AGE_IDENTITY')) {
          const evidence = 'OUTAGE_AGE_IDENTITY is not set here, so no snapshot is opened'
          return [held, unchecked(about, evidence, 'Set it here, and look again.')]
        }
        const { variables } = await openedSnapshot(at, await loadSnapshot(at, last.snapshot))
        const opened = `the snapshot of ${last.sha.slice(0, 7)} opens`
        return [
          held,
          variables.length === 0
            ? fault(about, `${opened}, and is empty`, 'Type `/release`.')
            : ok(about, `${opened}: ${variables.length}`),
        ]
      },
      asFinding,
    ),
}
