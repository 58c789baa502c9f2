import * as v from 'valibot'
import { OutageError, type ErrorCode } from '../errors.ts'
import type { Fault } from './fault.ts'
import { issueFault } from './issues.ts'
import { quoted } from './near.ts'
import type { Path } from './positions.ts'
import { shapeFaults } from './shape.ts'
import type { YamlFile } from './yaml.ts'

/**
 * The value of `document` as the schema reads it. Throws one `OutageError` with `code` that lists
 * every fault: unknown keys, wrong types and wrong values, and whatever `check` finds in a value
 * that has none of those.
 */
export function validate<Schema extends v.GenericSchema>(
  schema: Schema,
  document: YamlFile,
  code: ErrorCode,
  check: (value: v.InferOutput<Schema>) => readonly Fault[] = () => [],
): v.InferOutput<Schema> {
  const shape = shapeFaults(schema, document.value)
  const result = v.safeParse(schema, document.value)
  const values = (result.issues ?? [])
    .map((issue) => issueFault(issue))
    .filter((fault) => fault !== undefined)
    .filter((fault) => !shape.some(({ path }) => isWithin(fault.path, path)))
  refuseFaults([...shape, ...values], document, code)
  if (!result.success) throw new OutageError(code, `${document.file} has faults.`)

  refuseFaults(check(result.output), document, code)
  return result.output
}

/** Throws one `OutageError` with `code` that lists the faults by line; does nothing without any. */
export function refuseFaults(faults: readonly Fault[], document: YamlFile, code: ErrorCode): void {
  if (faults.length === 0) return
  const lines = faults
    .map((fault) => ({ ...fault, line: document.lineOf(fault.path) }))
    .toSorted((a, b) => a.line - b.line)
    .map(({ line, path, problem, remedy }) => {
      const subject = path.length === 0 ? 'The file' : pathText(path)
      return `- ${document.file}:${line} ${subject} ${problem}; ${remedy}`
    })
  const count = faults.length === 1 ? 'a fault' : `${faults.length} faults`
  throw new OutageError(code, [`${document.file} has ${count}:`, ...new Set(lines)].join('\n'))
}

/** `services.shop.probes[0]`, between backticks. */
function pathText(path: Path): string {
  return quoted(
    path
      .map((key) => (typeof key === 'number' ? `[${key}]` : `.${key}`))
      .join('')
      .replace(/^\./, ''),
  )
}

function isWithin(path: Path, parent: Path): boolean {
  return parent.every((key, index) => String(path[index]) === String(key))
}
