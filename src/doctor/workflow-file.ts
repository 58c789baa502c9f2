import { readYaml } from '../config/yaml.ts'
import { asOutageError } from '../errors.ts'
import type { GitHub } from '../github/client.ts'
import { readFile } from '../github/contents.ts'
import { listFolder } from '../github/settings.ts'

export type Fields = Readonly<Record<string, unknown>>

/** A workflow of the default branch. */
export type WorkflowFile = {
  /** Name of the file below `.github/workflows`. */
  readonly file: string
  /** Its `name:`, else its path: what others know it by. */
  readonly name: string
  readonly source: Fields
  /** Why it cannot be read, where it cannot. */
  readonly broken?: string
}

const folder = '.github/workflows'

/** More of them are not read. */
const most = 100

/** Every workflow of the default branch. */
export async function readWorkflows(github: GitHub): Promise<readonly WorkflowFile[]> {
  const names = (await listFolder(github, folder)).filter((name) => /\.ya?ml$/.test(name))
  return Promise.all(names.slice(0, most).map((file) => read(github, file)))
}

async function read(github: GitHub, file: string): Promise<WorkflowFile> {
  const path = `${folder}/${file}`
  const text = (await readFile(github, path)) ?? ''
  try {
    const source = fields(readYaml(text, path, 'config-invalid').value)
    const { name } = source
    return { file, name: typeof name === 'string' ? name : path, source }
  } catch (error) {
    return { file, name: path, source: {}, broken: asOutageError(error).message }
  }
}

/** A value as an object; empty where it is none. */
export function fields(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Fields)
    : {}
}

/** What starts a workflow: each event with its settings, empty where it has none. */
export function triggersOf({ source }: WorkflowFile): Readonly<Record<string, Fields>> {
  const on = source['on']
  if (typeof on === 'string') return { [on]: {} }
  if (Array.isArray(on)) return Object.fromEntries(on.map((name) => [String(name), {}]))
  return Object.fromEntries(Object.entries(fields(on)).map(([name, set]) => [name, fields(set)]))
}

/** A list of texts; one text stands for a list of one. */
export function texts(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  return Array.isArray(value) ? value.map(String) : []
}
