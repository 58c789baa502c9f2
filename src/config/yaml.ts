import { CORE_SCHEMA, YAMLException, constructFromEvents, mergeTag, parseEvents } from 'js-yaml'
import { OutageError, type ErrorCode } from '../errors.ts'
import { linesOf, type Path } from './positions.ts'

/** A YAML file that was read: its value, and where in the file each part of it stands. */
export type YamlFile = {
  readonly file: string
  readonly value: unknown
  /** Line of what is at `path`, counted from 1; of its nearest parent where nothing is there. */
  lineOf(path: Path): number
}

const schema = CORE_SCHEMA.withTags(mergeTag)

// Aliases multiply: nine levels of nine make a document that never ends. Nobody needs twenty.
const maxAliases = 20

/**
 * Reads YAML and remembers its lines. Aliases and merge keys (`<<`) are understood. Throws an
 * `OutageError` with `code` where the text is not YAML, is empty, or holds several documents.
 */
export function readYaml(source: string, file: string, code: ErrorCode): YamlFile {
  try {
    const events = parseEvents(source, {})
    const documents = constructFromEvents(events, { source, schema, maxAliases })
    if (documents.length > 1) throw severalDocuments(file, code)
    const [value] = documents
    if (value === undefined || value === null) throw emptyFile(file, code)
    return { file, value, lineOf: linesOf(events, source) }
  } catch (error) {
    if (error instanceof OutageError) throw error
    throw brokenFile(file, code, source, error)
  }
}

function severalDocuments(file: string, code: ErrorCode): OutageError {
  return new OutageError(code, `${file} holds several documents, and must hold one.`, {
    remedy: 'Keep one of them, and remove the lines `---` in between.',
  })
}

function emptyFile(file: string, code: ErrorCode): OutageError {
  return new OutageError(code, `${file} is empty.`, {
    remedy: 'Fill it in; the README has an example to start from.',
  })
}

function brokenFile(file: string, code: ErrorCode, source: string, cause: unknown): OutageError {
  if (!(cause instanceof YAMLException) || cause.mark === undefined) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    return new OutageError(code, `${file} is not valid YAML: ${reason}.`, { cause })
  }
  const { line, column, position } = cause.mark
  return new OutageError(
    code,
    `${file}:${line + 1}:${column + 1} is not valid YAML: ${cause.reason}.`,
    { remedy: remedyFor(cause.reason, source.charAt(position)), cause },
  )
}

function remedyFor(reason: string, character: string): string {
  if (reason.includes('tab character')) return 'Indent with spaces instead of tabs.'
  if (reason.includes('duplicated')) return 'Remove one of the two keys of that name.'
  if (reason.includes('unidentified alias')) return 'Define what the alias repeats, above it.'
  if (reason.includes('aliases')) return 'Write out what the aliases repeat.'
  if (reason.includes('quoted scalar')) return 'Close the quotes where the value ends.'
  if ('@`%'.includes(character) && character !== '') {
    return `Put values that begin with \`${character}\` in quotes, such as \`"@alice"\`.`
  }
  return 'Line up the keys of one mapping, and put values that hold `: ` or ` #` in quotes.'
}
