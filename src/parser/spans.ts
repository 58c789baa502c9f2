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

/** Code and raw HTML in a text, in order. The time it takes grows with the text, whatever it holds. */
function spansOf(text: string): Span[] {
  const endOfCode = codeEnds(text)
  const endOfComment = commentEnds(text)
  const spans: Span[] = []
  for (let at = 0; at < text.length; at++) {
    const character = text[at]
    if (character === '\\') at++
    if (character !== '`' && character !== '<') continue
    const length = character === '`' ? runAt(text, at) : 1
    const to = character === '`' ? endOfCode(at, length) : (endOfComment(at) ?? tagEnd(text, at))
    if (to !== undefined) spans.push({ from: at, to })
    at = (to ?? at + length) - 1
  }
  return spans
}

function runAt(text: string, at: number): number {
  let length = 0
  while (text[at + length] === '`') length++
  return length
}

/** Where code ends that `length` backticks at a place begin: behind the next run as long. */
function codeEnds(text: string): (at: number, length: number) => number | undefined {
  const runs = new Map<number, number[]>()
  for (const { 0: run, index } of text.matchAll(/`+/g)) {
    const ofLength = runs.get(run.length)
    if (ofLength) ofLength.push(index)
    else runs.set(run.length, [index])
  }
  const passed = new Map<number, number>()
  return (at, length) => {
    const ofLength = runs.get(length) ?? []
    let next = passed.get(length) ?? 0
    while ((ofLength[next] ?? Infinity) < at + length) next++
    passed.set(length, next)
    const begin = ofLength[next]
    return begin === undefined ? undefined : begin + length
  }
}

/** Where the comment ends that begins at a place. */
function commentEnds(text: string): (at: number) => number | undefined {
  const last = text.lastIndexOf('-->')
  return (at) => {
    if (!text.startsWith('<!--', at) || at + 2 > last) return undefined
    return text.indexOf('-->', at + 2) + '-->'.length
  }
}

/** Longest tag that is looked at. */
const longest = 1_000

const attribute = /\s+[a-z_:][\w:.-]*(?:\s*=\s*(?:[^"'=<>`\s]+|'[^']*'|"[^"]*"))?/.source
const tag = new RegExp(
  `^(?:<[a-z][a-z0-9-]*(?:${attribute})*\\s*/?>|</[a-z][a-z0-9-]*\\s*>|<\\?[^]*?\\?>|<![a-z][^>]*>)`,
  'i',
)

function tagEnd(text: string, at: number): number | undefined {
  const found = tag.exec(text.slice(at, at + longest))?.[0]
  return found === undefined ? undefined : at + found.length
}
