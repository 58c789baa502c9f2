import { EVENT_ID, getScalarValue, type Event } from 'js-yaml'

/** Keys and indexes from the root of a document to one of its values. */
export type Path = readonly (string | number)[]

/** A mapping or list that is being walked; in a mapping, `key` waits for its value. */
type Frame = { readonly path: Path; readonly isMapping: boolean; next: number; key?: Path }

/**
 * Lines of a YAML document, counted from 1, by path: of the key in a mapping, of the item in a
 * list, and of the nearest parent for what is not there. `events` are those of one document.
 */
export function linesOf(events: readonly Event[], source: string): (path: Path) => number {
  // Files without faults, which most are, never ask.
  let known: ReadonlyMap<string, number> | undefined
  return (path) => {
    const offsets = (known ??= offsetsOf(events, source))
    for (let length = path.length; length > 0; length--) {
      const offset = offsets.get(keyOf(path.slice(0, length)))
      if (offset !== undefined) return source.slice(0, offset).split('\n').length
    }
    return 1
  }
}

function offsetsOf(events: readonly Event[], source: string): ReadonlyMap<string, number> {
  const offsets = new Map<string, number>()
  const open: Frame[] = []

  for (const event of events) {
    if (event.type === EVENT_ID.DOCUMENT) continue
    if (event.type === EVENT_ID.POP) {
      open.pop()
      continue
    }
    const parent = open.at(-1)
    const path = parent === undefined ? [] : enter(parent, event, source)
    const start = startOf(event)
    // A key comes before its value, and its line is the one that people look for.
    if (start >= 0 && !offsets.has(keyOf(path))) offsets.set(keyOf(path), start)
    if (event.type === EVENT_ID.MAPPING || event.type === EVENT_ID.SEQUENCE) {
      open.push({ path, isMapping: event.type === EVENT_ID.MAPPING, next: 0 })
    }
  }
  return offsets
}

/** Path of the item, key or value that `event` begins inside `parent`. */
function enter(parent: Frame, event: Event, source: string): Path {
  if (!parent.isMapping) return [...parent.path, parent.next++]
  if (parent.key !== undefined) {
    const path = parent.key
    delete parent.key
    return path
  }
  const name = event.type === EVENT_ID.SCALAR ? getScalarValue(source, event) : ''
  parent.key = [...parent.path, name]
  return parent.key
}

function startOf(event: Event): number {
  if (event.type === EVENT_ID.SCALAR) return event.valueStart
  if (event.type === EVENT_ID.ALIAS) return event.anchorStart
  return 'start' in event ? event.start : -1
}

/** One text per path; numbers and texts that look alike are the same to YAML. */
function keyOf(path: Path): string {
  return JSON.stringify(path.map(String))
}
