import { nameOf, ofEach, ok, unchecked, type Check } from '../check.ts'
import { asFinding } from '../trouble.ts'

/** The hosting can be reached, takes the key, and knows the service. */
export const hosting: Check = {
  name: 'hosting',
  run: (patient) =>
    ofEach(
      patient,
      async (place) => {
        // Some adapters are loaded together with the configuration.
        await patient.engine.config()
        const { provider, releases, autodeploy } = patient.engine.hostingOf(place)
        const about = `${provider} of ${nameOf(place)}`
        if (releases === undefined) {
          return [unchecked(about, 'a command is only known to work once it has deployed')]
        }
        const [[latest], setting] = await Promise.all([releases(1), autodeploy?.read()])
        const isOn = setting !== undefined && autodeploy?.isOn(setting) === true
        const runs = latest === undefined ? 'no release yet' : `runs ${latest.sha.slice(0, 7)}`
        return [ok(about, `${runs}${isOn ? ', deploys pushes by itself' : ''}`)]
      },
      asFinding,
    ),
}
