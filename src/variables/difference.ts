import type { Variable, VariableChange } from '../ports.ts'

/** How variables differ, by name. */
export type Difference = {
  readonly added: readonly string[]
  readonly changed: readonly string[]
  readonly removed: readonly string[]
  /** In both, and not to be compared: a value is missing, or was digested with another key. */
  readonly unknown: readonly string[]
}

/** `is` stands for the value; `by` what stands for it: the value itself, or when it was written last. */
type Compared = { readonly name: string; readonly is?: string; readonly by?: 'value' | 'time' }

/** How `after` differs from `before`. Names are sorted. */
export function differenceOf(before: readonly Compared[], after: readonly Compared[]): Difference {
  const known = new Map(before.map((one) => [one.name, one]))
  const left = new Set(known.keys())
  const lists = { added: [] as string[], changed: [] as string[], unknown: [] as string[] }
  for (const { name, is, by } of after) {
    left.delete(name)
    const other = known.get(name)
    if (other === undefined) lists.added.push(name)
    else if (is === undefined || other.is === undefined || by !== other.by) lists.unknown.push(name)
    else if (is !== other.is) lists.changed.push(name)
  }
  return {
    added: lists.added.toSorted(),
    changed: lists.changed.toSorted(),
    removed: [...left].toSorted(),
    unknown: lists.unknown.toSorted(),
  }
}

/** True where nothing is known to differ. */
export function isSame({ added, changed, removed }: Difference): boolean {
  return added.length + changed.length + removed.length === 0
}

/** What has to be written so that `now` becomes `wanted`, and what of it cannot be. */
export type Restoration = {
  readonly change: VariableChange
  readonly difference: Difference
  /** Left as they are: the snapshot does not hold their values. */
  readonly kept: readonly string[]
}

/**
 * What makes `now` into `wanted`, of the variables in `only` where that is given. A variable whose
 * value nobody could read is left as it is, and so is one that the snapshot lacks for that reason.
 */
export function restorationOf(
  now: readonly Variable[],
  wanted: readonly Variable[],
  only?: readonly string[],
): Restoration {
  const isMeant = ({ name }: Variable): boolean => only === undefined || only.includes(name)
  const held = wanted.filter(isMeant).filter(({ value }) => value !== undefined)
  const unheld = new Set(wanted.filter(({ value }) => value === undefined).map(({ name }) => name))
  const there = now.filter(isMeant).filter(({ name }) => !unheld.has(name))
  const compared = (list: readonly Variable[]) =>
    list.map(({ name, value }) => ({ name, ...(value === undefined ? {} : { is: value }) }))
  const found = differenceOf(compared(there), compared(held))
  // What the store does not show may be anything: it is written again, which changes nothing twice.
  const difference = {
    ...found,
    changed: [...found.changed, ...found.unknown].toSorted(),
    unknown: [],
  }
  const names = new Set([...difference.added, ...difference.changed])
  const set = held.flatMap((one) => {
    const { name, value, writeOnly } = one
    if (value === undefined || !names.has(name)) return []
    return [{ name, value, ...(writeOnly === undefined ? {} : { writeOnly }) }]
  })
  return {
    change: { set, remove: difference.removed },
    difference,
    kept: [...unheld].filter((name) => only === undefined || only.includes(name)).toSorted(),
  }
}
