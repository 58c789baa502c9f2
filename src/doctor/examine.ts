import { parseConfig } from '../config/load.ts'
import { allPlaces } from '../config/select.ts'
import type { Engine } from '../engine/context.ts'
import { OutageError } from '../errors.ts'
import type { GitHub } from '../github/client.ts'
import { readFile } from '../github/contents.ts'
import { commandNames } from '../parser/names.ts'
import { openRecord } from '../records/file.ts'
import { serviceShape } from '../records/shapes.ts'
import type { Check, Finding, Patient } from './check.ts'
import { configuration } from './checks/configuration.ts'
import { checks } from './table.ts'
import { asFinding } from './trouble.ts'
import { readWorkflows } from './workflow-file.ts'

/** What one check found. */
export type Examined = { readonly check: string; readonly findings: readonly Finding[] }

/** Runs every check. Changes nothing, and never throws. */
export async function examine(
  engine: Engine,
  path: string,
  isSet: Patient['isSet'],
): Promise<readonly Examined[]> {
  const patient = patientOf(engine, path, isSet)
  const first = await findingsOf(configuration, patient)
  const isReadable = await patient.config().then(
    () => true,
    () => false,
  )
  const rest = checks
    .filter((check) => check !== configuration)
    .map(async (check) => ({
      check: check.name,
      findings: await findingsOf(check, patient, isReadable),
    }))
  return [{ check: configuration.name, findings: first }, ...(await Promise.all(rest))]
}

async function findingsOf(
  check: Check,
  patient: Patient,
  isReadable = true,
): Promise<readonly Finding[]> {
  try {
    return await check.run(patient)
  } catch (error) {
    if (isReadable) return [asFinding(error, '')]
    const evidence = 'It needs the configuration, which cannot be read.'
    return [{ about: '', state: 'not checked', evidence }]
  }
}

function patientOf(engine: Engine, path: string, isSet: Patient['isSet']): Patient {
  const config = once(async () => {
    const source = await readFile(engine.github, path)
    if (source !== undefined) return parseConfig(source, path, { commands: [...commandNames] })
    throw new OutageError('config-missing', `There is no \`${path}\` on the default branch.`, {
      remedy: 'Write one with `outage init`, and get it onto the default branch.',
    })
  })
  const workflows = new Map<GitHub, ReturnType<typeof readWorkflows>>()
  return {
    engine,
    path,
    isSet,
    config,
    places: async () => allPlaces(await config()),
    workflows(github) {
      const known = workflows.get(github) ?? readWorkflows(github)
      workflows.set(github, known)
      return known
    },
    record: ({ service, environment }) =>
      openRecord(engine.records, serviceShape(service, environment), engine.clock),
  }
}

function once<T>(work: () => Promise<T>): () => Promise<T> {
  let known: Promise<T> | undefined
  return () => (known ??= work())
}
