import type { Config } from '../../config/schema.ts'
import type { Place } from '../../config/select.ts'
import { descriptorOf } from '../../hosting/table.ts'
import { kindOf } from '../../probes/table.ts'
import { secretNames } from '../../github/settings.ts'
import { storeOf } from '../../variables/table.ts'
import { fault, ok, unchecked, type Check, type Finding, type Patient } from '../check.ts'
import { stepsOf, type PlaybookJob } from '../playbook-job.ts'
import { playbookJob } from './workflow.ts'

/** The step is given what the configuration needs: keys, addresses, a checkout. */
export const environment: Check = {
  name: 'step’s env',
  async run(patient) {
    const found = await playbookJob(patient)
    if (found === undefined) return [unchecked('', 'no workflow runs the action')]
    const [config, places] = [await patient.config(), await patient.places()]
    const names = [...new Set([...places.flatMap(variablesOf), ...recordsOf(config)])]
    const lacking = names.filter((name) => !found.variables.has(name))
    const faults: Finding[] = lacking.map((name) => {
      const remedy = `Add \`${name}: \${{ secrets.${name} }}\` to the step's \`env:\`, and make that secret.`
      return fault(name, 'the step does not get it', remedy)
    })
    if (places.some(runsCommands) && !checksOut(found)) {
      const remedy = 'Add a step `actions/checkout` before it, of the default branch.'
      faults.push(fault('checkout', 'commands run in no checkout', remedy))
    }
    const secrets = await secretsOf(patient, found)
    if (faults.length > 0) return [...faults, ...secrets]
    return [
      ...secrets,
      ok(found.workflow.file, names.length === 0 ? 'needs no secrets' : names.join(', ')),
    ]
  },
}

/** Secrets that the step is given and that do not exist; an environment's are not seen. */
async function secretsOf({ engine }: Patient, found: PlaybookJob): Promise<readonly Finding[]> {
  const values = [...found.variables.values()].join('\n')
  const named = [
    ...new Set([...values.matchAll(/\bsecrets\.([A-Za-z_]\w*)/g)].map(([, name = '']) => name)),
  ]
  const wanted = named.filter((name) => name.toUpperCase() !== 'GITHUB_TOKEN')
  if (wanted.length === 0 || found.job['environment'] !== undefined) return []
  const known = await secretNames(engine.github)
  if (known === undefined) {
    const evidence = 'whether these secrets exist only an administrator’s token can ask'
    return [unchecked(wanted.join(', '), evidence, 'Look at Settings → Secrets and variables.')]
  }
  return wanted
    .filter((name) => !known.has(name.toUpperCase()))
    .map((name) => fault(name, 'there is no secret of that name', `\`gh secret set ${name}\``))
}

/** Names of the variables that a place cannot do without. */
function variablesOf({ settings }: Place): readonly string[] {
  const { hosting, health, variables } = settings
  return [
    ...descriptorOf(hosting).secrets,
    ...health.probes.flatMap((probe) => kindOf(probe).secrets(probe)),
    ...(variables?.restore === 'with-rollback' ? ['OUTAGE_AGE_IDENTITY'] : []),
    ...(variables?.from === undefined ? [] : storeOf(variables.from).secrets),
  ]
}

function recordsOf({ records }: Config): readonly string[] {
  return records === 'mongodb' ? ['OUTAGE_MONGODB_URI'] : []
}

function runsCommands({ settings }: Place): boolean {
  const { hosting, health } = settings
  return (
    descriptorOf(hosting).needsCheckout ||
    health.probes.some((probe) => kindOf(probe).needsCheckout)
  )
}

function checksOut({ job }: PlaybookJob): boolean {
  return stepsOf(job).some(({ uses }) => String(uses).startsWith('actions/checkout@'))
}
