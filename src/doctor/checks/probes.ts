import { fault, nameOf, ofEach, ok, unchecked, type Check } from '../check.ts'
import { asFinding } from '../trouble.ts'

/** Every probe reaches what it asks, and finds it well. Asked once, from here. */
export const probes: Check = {
  name: 'probes',
  run: (patient) =>
    ofEach(
      patient,
      async (place) => {
        const { engine } = patient
        const { results } = await engine.checkHealth(place, engine.signal)
        return results.map(({ probe, verdict, detail, milliseconds }) => {
          const about = `${probe} of ${nameOf(place)}`
          const evidence = `${verdict}: ${detail} (${Math.round(milliseconds)} ms)`
          if (verdict === 'down') {
            const remedy = 'Mend the service, or correct the probe: a rollback is verified by it.'
            return fault(about, evidence, remedy)
          }
          if (verdict === 'unknown') return unchecked(about, evidence, 'Look again from elsewhere.')
          return ok(about, evidence)
        })
      },
      asFinding,
    ),
}
