import { isObject, list, object, type Json } from '@outage-playbook/rehearsal/github/http.ts'
import { component } from './description.ts'

/** Says nothing about what is valid, or is a rule of OpenAPI's that is put in another way here. */
const silent =
  /^(?:x-|example|nullable$|discriminator$|description$|title$|default$|deprecated$|readOnly$)/

const components = '#/components/schemas/'

/**
 * A schema of OpenAPI 3.0 as JSON Schema of 2019, its references made into bare names, which
 * `refer` is told of. `oneOf` becomes `anyOf`, since many of GitHub's alternatives overlap.
 */
export function convert(schema: Json, refer: (name: string) => void): Json {
  const inside = (value: unknown): Json => convert(object(value), refer)
  const closed = (value: unknown): Json => close(object(value), inside(value))
  const { $ref: reference } = schema
  if (typeof reference === 'string') {
    const name = reference.replace(components, '')
    refer(name)
    return { $ref: name }
  }
  const rules: Readonly<Record<string, (value: unknown) => readonly [string, unknown]>> = {
    properties: (value) => ['properties', mapped(value, closed)],
    items: (value) => ['items', closed(value)],
    additionalProperties: (value) => [
      'additionalProperties',
      isObject(value) ? closed(value) : value,
    ],
    oneOf: (value) => ['anyOf', list(value).map(inside)],
    anyOf: (value) => ['anyOf', list(value).map(inside)],
    allOf: (value) => ['allOf', list(value).map(inside)],
  }
  // The address of GitHub's own bot, with its brackets, is none by the usual rules.
  const entries = Object.entries(schema).filter(
    ([key, value]) => !silent.test(key) && value !== 'email',
  )
  const result = Object.fromEntries(
    entries.map(([key, value]) => rules[key]?.(value) ?? [key, value]),
  )
  const nullable = schema['nullable'] === true ? orNull(result) : result
  // GitHub sends an empty text for an address that there is not.
  const empty = 'format' in schema && schema['default'] === ''
  return empty ? { anyOf: [{ const: '' }, nullable] } : nullable
}

function mapped(value: unknown, change: (value: unknown) => Json): Json {
  return Object.fromEntries(Object.entries(object(value)).map(([key, one]) => [key, change(one)]))
}

function orNull(schema: Json): Json {
  const { type, enum: values, anyOf } = schema
  if (Array.isArray(anyOf)) return { ...schema, anyOf: [...anyOf, { type: 'null' }] }
  if (type === undefined) return { anyOf: [schema, { type: 'null' }] }
  return {
    ...schema,
    type: [type, 'null'],
    ...(Array.isArray(values) ? { enum: [...values, null] } : {}),
  }
}

/**
 * Forbids keys that the description does not know. Done where a schema is used, not where it is
 * defined: `allOf` adds keys to others.
 */
export function close(original: Json, converted: Json): Json {
  return openness(original) === 'closed'
    ? { ...converted, unevaluatedProperties: false }
    : converted
}

/** Whether a schema names all the keys of an object, allows any, or is not about objects. */
function openness(schema: Json): 'closed' | 'open' | 'neither' {
  const { $ref: reference, additionalProperties: more, properties, type } = schema
  if (typeof reference === 'string') return openness(component(reference))
  if (more !== undefined && more !== false) return 'open'
  const parts = ['allOf', 'anyOf', 'oneOf'].flatMap((key) => list(schema[key]))
  const found = parts.map((part) => openness(object(part)))
  if (found.includes('open')) return 'open'
  if (isObject(properties) || found.includes('closed')) return 'closed'
  const anything = type === undefined && parts.length === 0 && schema['required'] === undefined
  return type === 'object' || (anything && schema['enum'] === undefined) ? 'open' : 'neither'
}
