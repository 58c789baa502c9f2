import type { Config } from '../config/schema.ts'
import type { Place } from '../config/select.ts'
import type { Engine } from '../engine/context.ts'
import type { GitHub } from '../github/client.ts'
import type { ServiceRecord } from '../incident/record.ts'
import type { RecordFile } from '../records/file.ts'
import type { WorkflowFile } from './workflow-file.ts'

/** One thing that was looked at. */
export type Finding = {
  /** What: `chatbot-fluxa production`, `issues`. */
  readonly about: string
  readonly state: 'ok' | 'fault' | 'not checked'
  /** What was seen. */
  readonly evidence: string
  /** What to do; every fault has one. */
  readonly remedy?: string
}

/** A Check is responsible for one question about the set-up. It changes nothing. */
export type Check = {
  /** What it looks at, in two or three words. */
  readonly name: string
  /** Throws where it cannot look; that is told by `asFinding`. */
  run(patient: Patient): Promise<readonly Finding[]>
}

/** What checks look at. Each part is read once, and only where a check asks for it. */
export type Patient = {
  readonly engine: Engine
  /** Path of the configuration. */
  readonly path: string
  /** True where the variable is set here. */
  readonly isSet: (variable: string) => boolean
  readonly config: () => Promise<Config>
  readonly places: () => Promise<readonly Place[]>
  readonly workflows: (github: GitHub) => Promise<readonly WorkflowFile[]>
  readonly record: (place: Place) => Promise<RecordFile<ServiceRecord>>
}

/** How a place is named. */
export function nameOf({ service, environment }: Place): string {
  return `${service} ${environment}`
}

export const ok = (about: string, evidence: string): Finding => ({ about, state: 'ok', evidence })

export const fault = (about: string, evidence: string, remedy: string): Finding => ({
  about,
  state: 'fault',
  evidence,
  remedy,
})

export const unchecked = (about: string, evidence: string, remedy?: string): Finding => ({
  about,
  state: 'not checked',
  evidence,
  ...(remedy === undefined ? {} : { remedy }),
})

/** The findings of every place, asked at once; trouble with one is no trouble of the others. */
export async function ofEach(
  patient: Patient,
  look: (place: Place) => Promise<readonly Finding[]>,
  explain: (error: unknown, about: string) => Finding,
): Promise<readonly Finding[]> {
  const found = (await patient.places()).map((place) =>
    look(place).catch((error: unknown) => [explain(error, nameOf(place))]),
  )
  return (await Promise.all(found)).flat()
}
