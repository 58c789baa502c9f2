import type * as v from 'valibot'
import type { Fault } from './fault.ts'
import { quoted, suggestion } from './near.ts'
import type { Path } from './positions.ts'

/** What of a valibot schema tells which keys there are. */
type Shape = {
  readonly type: string
  readonly entries?: Readonly<Record<string, Shape>>
  readonly rest?: Shape
  readonly wrapped?: Shape
  readonly item?: Shape
  readonly value?: Shape
  readonly key?: unknown
  readonly options?: readonly Shape[]
  readonly literal?: unknown
  readonly getter?: (input: unknown) => Shape
}

/**
 * Faults in the shape of a value: keys that the schema does not have, each with the key that was
 * probably meant, and lists where a mapping belongs. Valibot itself names only the first unknown
 * key of each object, and takes a list for an object.
 */
export function shapeFaults(schema: v.GenericSchema, value: unknown): Fault[] {
  // The only place that looks inside schemas; what it reads is valibot's documented object API.
  return walk(schema as unknown as Shape, value, [])
}

function walk(shape: Shape, value: unknown, path: Path): Fault[] {
  if (shape.wrapped !== undefined) {
    return value === undefined ? [] : walk(shape.wrapped, value, path)
  }
  if (shape.getter !== undefined) return walk(shape.getter(value), value, path)
  if (shape.item !== undefined) return walkList(shape.item, value, path)
  if (shape.type === 'variant') return walkVariant(shape, value, path)
  if (shape.entries === undefined && shape.type !== 'record') return []
  return walkMapping(shape, value, path)
}

function walkList(item: Shape, value: unknown, path: Path): Fault[] {
  if (!Array.isArray(value)) return []
  return value.flatMap((each, index) => walk(item, each, [...path, index]))
}

function walkVariant(shape: Shape, value: unknown, path: Path): Fault[] {
  if (!isMapping(value)) return listFaults(value, path)
  const key = String(shape.key)
  const option = shape.options?.find((each) => each.entries?.[key]?.literal === value[key])
  return option === undefined ? [] : walk(option, value, path)
}

function walkMapping(shape: Shape, value: unknown, path: Path): Fault[] {
  if (!isMapping(value)) return listFaults(value, path)
  const entries = shape.entries ?? {}
  const others = shape.type === 'record' ? shape.value : shape.rest

  return Object.entries(value).flatMap(([key, each]): Fault[] => {
    const here = [...path, key]
    if (Object.hasOwn(entries, key)) return walk(entries[key] ?? { type: '' }, each, here)
    if (others === undefined) return [unknownKey(key, Object.keys(entries), here)]
    return reserved.has(key) ? [reservedKey(key, here)] : walk(others, each, here)
  })
}

// Valibot drops these from records without a word.
const reserved = new Set(['__proto__', 'prototype', 'constructor'])

function unknownKey(key: string, known: readonly string[], path: Path): Fault {
  return { path, problem: 'is not a known key', remedy: suggestion(key, known) }
}

function reservedKey(key: string, path: Path): Fault {
  return { path, problem: `cannot be named ${quoted(key)}`, remedy: 'choose another name' }
}

function listFaults(value: unknown, path: Path): Fault[] {
  if (!Array.isArray(value)) return []
  return [
    {
      path,
      problem: 'is a list, and must be a mapping',
      remedy: 'write `name: value` instead of `- `',
    },
  ]
}

function isMapping(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
