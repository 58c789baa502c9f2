/**
 * JSON as a document can hold it. Names of fields that mean something to MongoDB or its driver are
 * written with `%`: older servers and FerretDB refuse dots and dollars, the driver takes `_bsontype`
 * for a type of its own, and an empty name cannot be asked for.
 */
export function storable(value: unknown): unknown {
  return renamed(value, escaped)
}

/** The JSON that `storable` was given. */
export function restored(value: unknown): unknown {
  return renamed(value, unescaped)
}

function renamed(value: unknown, rename: (name: string) => string): unknown {
  if (Array.isArray(value)) return value.map((item) => renamed(item, rename))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [rename(name), renamed(item, rename)]),
  )
}

function escaped(name: string): string {
  if (name === '') return '%'
  if (name === '_bsontype') return '%5Fbsontype'
  return name.replaceAll(
    /[%.$\0]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  )
}

function unescaped(name: string): string {
  if (name === '%') return ''
  return name.replaceAll(/%([0-9A-F]{2})/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  )
}
