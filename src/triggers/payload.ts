/**
 * Reading what GitHub sends: values that may be anything, turned into ones that cannot be wrong.
 * Payloads are large and we need a dozen fields of them.
 */

import { instant } from '../instant.ts'

export type Payload = Readonly<Record<string, unknown>>

/** The object at a path of keys; an empty one where there is none. */
export function object(value: unknown, ...path: readonly string[]): Payload {
  const found = at(value, path)
  return isObject(found) ? found : {}
}

/** The text at a path of keys; empty where there is none. */
export function text(value: unknown, ...path: readonly string[]): string {
  const found = at(value, path)
  return typeof found === 'string' ? found : ''
}

/** The time at a path of keys, in our form; empty where there is none. */
export function time(value: unknown, ...path: readonly string[]): string {
  return instant(text(value, ...path))
}

/** The number at a path of keys; 0 where there is none. */
export function number(value: unknown, ...path: readonly string[]): number {
  const found = at(value, path)
  return typeof found === 'number' ? found : 0
}

/** The list at a path of keys; empty where there is none. */
export function list(value: unknown, ...path: readonly string[]): readonly unknown[] {
  const found = at(value, path)
  return Array.isArray(found) ? found : []
}

/** True where there is something at a path of keys. */
export function has(value: unknown, ...path: readonly string[]): boolean {
  const found = at(value, path)
  return found !== undefined && found !== null
}

function at(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((found, key) => (isObject(found) ? found[key] : undefined), value)
}

function isObject(value: unknown): value is Payload {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
