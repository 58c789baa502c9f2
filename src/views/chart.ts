import { html } from './markdown.ts'

/**
 * Charts as SVG, small enough to be read on a phone. Colours are classes (`c0`, `c1`, …) that the
 * page defines, so that they follow light and dark.
 */

const size = { width: 360, height: 200, left: 46, right: 20, top: 10, bottom: 26 } as const
const plot = {
  width: size.width - size.left - size.right,
  height: size.height - size.top - size.bottom,
} as const

/** What the vertical axis counts: where a value stands (0 at the bottom, 1 at the top), and its marks. */
export type Axis = {
  readonly position: (value: number) => number
  readonly marks: readonly number[]
  readonly say: (value: number) => string
}

/** Bars side by side, each made of parts, from the bottom up. */
export type Bar = {
  readonly name: string
  readonly parts: readonly {
    readonly value: number
    readonly colour: number
    readonly says: string
  }[]
}

/** From one value, a dot, up to another, the end of a line; nothing where there is none. */
export type Range = {
  readonly name: string
  readonly range?: { readonly from: number; readonly to: number; readonly says: string }
}

export type Dot = {
  /** 0 at the left, 1 at the right. */
  readonly x: number
  readonly value: number
  readonly colour: number
  readonly says: string
  readonly url?: string
}

/** A chart of bars. `label` is read aloud in its place. */
export function drawBars(label: string, bars: readonly Bar[], axis: Axis): string {
  const width = Math.min(28, (plot.width / Math.max(1, bars.length)) * 0.7)
  const drawn = columns(bars, (middle, { parts }) => {
    let sum = 0
    return parts.map(({ value, colour, says }) => {
      const [low, high] = [y(axis, sum), y(axis, sum + value)]
      sum += value
      const box = `x="${fixed(middle - width / 2)}" y="${fixed(high)}" width="${fixed(width)}" height="${fixed(low - high)}"`
      return `<rect class="c${colour}" ${box}><title>${html(says)}</title></rect>`
    })
  })
  return frame(label, axis, drawn)
}

/**
 * A chart of ranges. Bars would not do: on a logarithmic axis their length says nothing.
 */
export function drawRanges(label: string, ranges: readonly Range[], axis: Axis): string {
  const drawn = columns(ranges, (middle, { range }) => {
    if (range === undefined) return []
    const [x, from, to] = [fixed(middle), fixed(y(axis, range.from)), fixed(y(axis, range.to))]
    const [left, right] = [fixed(middle - 5), fixed(middle + 5)]
    const line = `<path class="range" d="M${x} ${from}V${to}M${left} ${to}H${right}"/>`
    return [
      `<g><title>${html(range.says)}</title>`,
      // Of one incident both are the same.
      ...(from === to ? [] : [line]),
      `<circle class="c0" cx="${x}" cy="${from}" r="5"/></g>`,
    ]
  })
  const isEmpty = ranges.every(({ range }) => range === undefined)
  return frame(label, axis, [...drawn, ...(isEmpty ? [nothing] : [])])
}

/** What stands in each column, and its name below; where there are many, not every one has it. */
function columns<T extends { readonly name: string }>(
  all: readonly T[],
  draw: (middle: number, one: T) => readonly string[],
): readonly string[] {
  const step = plot.width / Math.max(1, all.length)
  const every = Math.ceil(all.length / 6)
  return all.flatMap((one, index) => {
    const middle = size.left + step * (index + 0.5)
    // Counted from the right: the newest has its name.
    const isNamed = (all.length - 1 - index) % every === 0
    const name = `<text x="${fixed(middle)}" y="${size.height - 8}" text-anchor="middle">${html(one.name)}</text>`
    return [...draw(middle, one), ...(isNamed ? [name] : [])]
  })
}

/** A chart of dots; `names` stand below, from left to right. */
export function drawDots(
  label: string,
  dots: readonly Dot[],
  axis: Axis,
  names: readonly string[],
): string {
  const drawn = dots.map(({ x, value, colour, says, url }) => {
    const place = `cx="${fixed(size.left + x * plot.width)}" cy="${fixed(y(axis, value))}"`
    const dot = `<circle class="c${colour}" ${place} r="3"><title>${html(says)}</title></circle>`
    return url === undefined ? dot : `<a href="${html(url)}">${dot}</a>`
  })
  const last = Math.max(1, names.length - 1)
  const under = names.map((name, index) => {
    const anchor = index === 0 ? 'start' : index === last ? 'end' : 'middle'
    const x = fixed(size.left + (plot.width * index) / last)
    return `<text x="${x}" y="${size.height - 8}" text-anchor="${anchor}">${html(name)}</text>`
  })
  return frame(label, axis, [...drawn, ...under, ...(dots.length === 0 ? [nothing] : [])])
}

/** What stands in a chart of nothing. */
const nothing = `<text x="${size.left + plot.width / 2}" y="${size.top + plot.height / 2}" text-anchor="middle">nothing yet</text>`

function frame(label: string, axis: Axis, inside: readonly string[]): string {
  const marks = axis.marks.map((mark) => {
    const at = fixed(y(axis, mark))
    const text = `<text x="${size.left - 6}" y="${fixed(y(axis, mark) + 3.5)}" text-anchor="end">${html(axis.say(mark))}</text>`
    return `<line class="grid" x1="${size.left}" x2="${size.width - size.right}" y1="${at}" y2="${at}"/>${text}`
  })
  return [
    `<svg viewBox="0 0 ${size.width} ${size.height}" role="img" aria-label="${html(label)}">`,
    ...marks,
    ...inside,
    '</svg>',
  ].join('\n')
}

const y = (axis: Axis, value: number): number =>
  size.top + plot.height * (1 - Math.min(1, Math.max(0, axis.position(value))))

const fixed = (value: number): string => String(Math.round(value * 10) / 10)

/** An axis of whole numbers from 0. */
export function countAxis(most: number): Axis {
  const step =
    [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000].find((one) => most / one <= 5) ?? most / 5
  const top = Math.max(step, Math.ceil(most / step) * step)
  const marks = Array.from({ length: Math.round(top / step) + 1 }, (_, index) => index * step)
  return { position: (value) => value / top, marks, say: String }
}

const minute = 60_000
const steps = [
  [1_000, '1 s'],
  [10_000, '10 s'],
  [minute, '1 min'],
  [5 * minute, '5 min'],
  [15 * minute, '15 min'],
  [60 * minute, '1 h'],
  [4 * 60 * minute, '4 h'],
  [24 * 60 * minute, '1 d'],
  [7 * 24 * 60 * minute, '1 week'],
  [30 * 24 * 60 * minute, '30 d'],
] as const

/**
 * An axis of durations, in milliseconds. It is logarithmic, as durations of outages are: minutes and
 * days are both to be seen.
 */
export function durationAxis(durations: readonly number[]): Axis {
  const known = durations.filter((value) => value > 0)
  const [least, most] = [Math.min(...known, 15 * minute), Math.max(...known, 60 * minute)]
  const first = steps.findLastIndex(([step]) => step <= least)
  const last = steps.findIndex(([step]) => step >= most)
  const shown = steps.slice(Math.max(0, first), last < 0 ? undefined : last + 1)
  const [low, high] = [
    Math.log(shown[0]?.[0] ?? 1),
    Math.log(Math.max(shown.at(-1)?.[0] ?? 2, most)),
  ]
  const names = new Map<number, string>(shown)
  return {
    position: (value) => (value <= 0 ? 0 : (Math.log(value) - low) / (high - low)),
    marks: [...names.keys()],
    say: (value) => names.get(value) ?? '',
  }
}
