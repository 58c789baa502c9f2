/** A table as it is printed; the first column is text, the others are figures. */
export type Table = {
  readonly title: string
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** Draws a table for a terminal. */
export function draw({ title, head, rows }: Table): string {
  const lines = [head, ...rows]
  const widths = head.map((_, column) =>
    Math.max(...lines.map((line) => line[column]?.length ?? 0)),
  )
  const drawn = lines.map((line) =>
    line
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('   ')
      .trimEnd(),
  )
  return [title, ...drawn.map((line) => `  ${line}`), ''].join('\n')
}

/** Milliseconds, as people read them. */
export const ms = (value: number): string =>
  `${value < 10 ? value.toFixed(1) : value.toFixed(0)} ms`

/** How many times as much. */
export const times = (ratio: number): string => `${ratio.toFixed(ratio < 10 ? 2 : 0)} ×`

/** Bytes, with commas. */
export const bytes = (value: number): string => `${value.toLocaleString('en-GB')} B`

/** Megabytes. */
export const mb = (value: number): string => `${value.toFixed(0)} MB`
