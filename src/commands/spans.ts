type Span = { readonly from: number; readonly to: number }

/**
 * Lines of a paragraph that begin inside code or inside an HTML comment or tag which an earlier line
 * opened. `indexes` are those of the paragraph's lines. (CommonMark 0.31: Code spans, Raw HTML.)
 */
export function hiddenInParagraph(lines: readonly string[], indexes: readonly number[]): number[] {
  const [first, ...others] = indexes
  if (first === undefined || others.length === 0) return []
  const text = indexes.map((index) => lines[index] ?? '').join('\n')
  const spans = spansOf(text)
  const hidden: number[] = []
  let start = (lines[first] ?? '').length + 1
  let next = 0
  for (const index of others) {
    while ((spans[next]?.to ?? Infinity) <= start) next++
    if ((spans[next]?.from ?? Infinity) < start) hidden.push(index)
    start += (lines[index] ?? '').length + 1
  }
  return hidden
}

/** Code and raw HTML in a text, in order. Each is looked for once: the time grows with the text. */
function spansOf(text: string): Span[] {
  const runs = backticks(text)
  const spans: Span[] = []
  // Where there is no end behind a place, there is none behind a later one.
  const missing = new Set<string>()
  const endOf = (mark: string, from: number): number => {
    if (missing.has(mark)) return -1
    const found = text.indexOf(mark, from)
    if (found === -1) missing.add(mark)
    return found === -1 ? -1 : found + mark.length
  }

  for (let at = 0; at < text.length; at++) {
    const character = text[at]
    if (character === '\\') {
      at++
    } else if (character === '`') {
      const { length, end } = runs.get(at) ?? { length: 1, end: undefined }
      if (end !== undefined) spans.push({ from: at, to: end })
      at = (end ?? at + length) - 1
    } else if (character === '<') {
      const to = text.startsWith('<!--', at) ? endOf('-->', at + 4) : tagEnd(text, at, endOf)
      if (to === -1) continue
      spans.push({ from: at, to })
      at = to - 1
    }
  }
  return spans
}

function tagEnd(text: string, at: number, endOf: (mark: string, from: number) => number): number {
  return /[a-z/!?]/i.test(text[at + 1] ?? '') ? endOf('>', at + 1) : -1
}

type Run = { readonly length: number; readonly end: number | undefined }

/** Each run of backticks, by its beginning, and where the code ends that it opens. */
function backticks(text: string): ReadonlyMap<number, Run> {
  const runs = [...text.matchAll(/`+/g)].map(({ 0: { length }, index }) => ({ index, length }))
  const later = new Map<number, number>()
  const all = new Map<number, Run>()
  for (const { index, length } of runs.toReversed()) {
    all.set(index, { length, end: later.get(length) })
    later.set(length, index + length)
  }
  return all
}
