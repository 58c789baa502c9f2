import { readOverview } from '../../github/overview.ts'
import { makePlan } from '../../operations/rollback/plan.ts'
import { sourceNames } from '../../operations/rollback/target.ts'
import { fault, nameOf, ofEach, ok, type Check } from '../check.ts'
import { asFinding } from '../trouble.ts'

/** A rollback typed now would find a release to go back to. */
export const target: Check = {
  name: 'rollback target',
  run: (patient) =>
    ofEach(
      patient,
      async (place) => {
        const { engine } = patient
        const settings = await engine.settings()
        const file = await patient.record(place)
        const overview = readOverview(
          engine.codeOf(place),
          place.settings.branch,
          place.environment,
        )
        const { candidates } = await makePlan({ engine, settings, place, file, overview }, {})
        const [first] = candidates
        if (first === undefined) return [fault(nameOf(place), 'none', 'Deploy once more.')]
        const { sha, title = '', source } = first
        return [ok(nameOf(place), `${sha.slice(0, 7)} ${title} (${sourceNames[source]})`)]
      },
      asFinding,
    ),
}
