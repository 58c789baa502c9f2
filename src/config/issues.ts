import type { BaseIssue } from 'valibot'
import type { Fault } from './fault.ts'
import { quoted, suggestion } from './near.ts'

type Sentence = Omit<Fault, 'path'>

/**
 * A valibot issue as a fault that a person can mend. Messages written in a schema have the form
 * `problem; remedy`. Nothing for unknown keys: `shapeFaults` names them all.
 */
export function issueFault(issue: BaseIssue<unknown>): Fault | undefined {
  const items = issue.path ?? []
  const path = items.map((item) => (typeof item.key === 'number' ? item.key : String(item.key)))
  const isKey = items.at(-1)?.origin === 'key'
  if (isKey && issue.expected === 'never') return undefined
  return { path, ...sentence(issue, isKey) }
}

function sentence(issue: BaseIssue<unknown>, isKey: boolean): Sentence {
  if (isKey && issue.received === 'undefined') return { problem: 'is missing', remedy: 'add it' }
  if (!issue.message.startsWith('Invalid ')) return written(issue.message)

  const allowed = allowedValues(issue)
  if (allowed !== undefined) return notAllowed(issue, allowed)
  if (issue.kind === 'schema') return wrongType(issue)

  const bound = String(issue.requirement)
  if (issue.type === 'integer') return { problem: 'is not a whole number', remedy: 'round it' }
  if (issue.type === 'min_value') return { problem: 'is too small', remedy: `use ${bound} or more` }
  if (issue.type === 'max_value') return { problem: 'is too large', remedy: `use ${bound} or less` }
  return { problem: 'is not valid', remedy: issue.message }
}

function written(message: string): Sentence {
  const [problem = '', ...remedy] = message.split('; ')
  return { problem, remedy: remedy.join('; ') || 'correct it' }
}

/** The texts that a picklist or a variant takes, read from `("a" | "b")`. */
function allowedValues(issue: BaseIssue<unknown>): string[] | undefined {
  if (!['picklist', 'variant', 'literal'].includes(issue.type)) return undefined
  if (issue.expected === null || issue.expected === 'Object') return undefined
  return issue.expected
    .replace(/^\(|\)$/g, '')
    .split(' | ')
    .map((value) => value.replace(/^"|"$/g, ''))
}

function notAllowed(issue: BaseIssue<unknown>, allowed: readonly string[]): Sentence {
  const list = `use one of ${allowed.map(quoted).join(', ')}`
  if (issue.input === undefined) return { problem: 'is missing', remedy: list }
  if (typeof issue.input !== 'string')
    return { problem: `cannot be ${describe(issue.input)}`, remedy: list }
  const near = suggestion(issue.input, allowed)
  return {
    problem: `cannot be ${quoted(issue.input)}`,
    remedy: near === list ? list : `${near} It takes ${allowed.map(quoted).join(', ')}`,
  }
}

function wrongType(issue: BaseIssue<unknown>): Sentence {
  const wanted = (issue.expected ?? '').replace(/^\(|\)$/g, '').split(' | ')
  return {
    problem: `is ${describe(issue.input)}, and must be ${wanted.map(nameOf).join(' or ')}`,
    remedy: remedyFor(wanted, issue.input),
  }
}

function remedyFor(wanted: readonly string[], input: unknown): string {
  if (input === null) return 'give it a value, or remove the key'
  if (wanted.includes('string') && typeof input !== 'object') return 'put it in quotes'
  if (wanted.includes('Array') && typeof input !== 'object') return 'write it as a list: `[value]`'
  if (wanted.includes('Object')) return 'write its keys below it, indented'
  return 'correct it'
}

function nameOf(type: string): string {
  const names: Record<string, string> = {
    string: 'a text',
    number: 'a number',
    boolean: '`true` or `false`',
    Array: 'a list',
    Object: 'a mapping',
    null: 'empty',
  }
  return names[type] ?? type
}

function describe(value: unknown): string {
  if (value === null) return 'empty'
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object') return 'a mapping'
  if (typeof value === 'boolean') return quoted(String(value))
  return typeof value === 'number' ? 'a number' : 'a text'
}
