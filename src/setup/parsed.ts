import { load } from 'js-yaml'

export type Fields = Readonly<Record<string, unknown>>

/** A file of somebody else's as an object; empty where it is none, or cannot be read as YAML or JSON. */
export function fieldsIn(source: string | undefined): Fields {
  try {
    return fieldsOf(load(source ?? '{}'))
  } catch {
    return {}
  }
}

/** A value as an object; empty where it is none. */
export function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {}
}

/** A value as a text; nothing where it is none, or empty. */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined
}
