/** Which boxes of an issue's checklist are ticked, by id of the step. */
export type Ticks = ReadonlyMap<string, boolean>

export type TickChanges = {
  readonly checked: readonly string[]
  readonly unchecked: readonly string[]
}

const line = /^[\s>]*(?:[-*+]|\d+[.)])\s+\[([ xX])\].*<!--\s*step:([a-z0-9-]+)\s*-->\s*$/

/**
 * Reads the boxes from the body of an issue, as people may have left it: lines in any order, CRLF,
 * some missing. Where a step occurs twice the first one counts.
 */
export function readTicks(body: string): Ticks {
  const ticks = new Map<string, boolean>()
  for (const text of body.split(/\r\n|\r|\n/)) {
    const [, box, id] = line.exec(text) ?? []
    if (id === undefined || ticks.has(id)) continue
    ticks.set(id, box !== ' ')
  }
  return ticks
}

/** What somebody ticked or unticked. A line that is gone says nothing about its step. */
export function tickChanges(before: Ticks, after: Ticks): TickChanges {
  const changed = [...after].filter(([id, ticked]) => (before.get(id) ?? false) !== ticked)
  return {
    checked: changed.filter(([, ticked]) => ticked).map(([id]) => id),
    unchecked: changed.filter(([, ticked]) => !ticked).map(([id]) => id),
  }
}
