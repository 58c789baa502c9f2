/** GitHub takes 65,536 characters in a body; a little is left for the way there. */
export const mostCharacters = 65_000

const note = 'This is too long to be shown to its end.'

/** Whole lines of Markdown from the top, with what was open at the cut closed again. */
export function cut(markdown: string, most: number): string {
  if (markdown.length <= most) return markdown
  const room = Math.max(0, most - 200)
  const end = markdown.lastIndexOf('\n', room)
  const kept = end <= 0 ? '' : markdown.slice(0, end)
  return [kept, ...unclosed(kept), note].filter((part) => part !== '').join('\n\n')
}

function unclosed(markdown: string): readonly string[] {
  let fence = ''
  let folds = 0
  for (const line of markdown.split('\n')) {
    const [ticks = ''] = /^`{3,}/.exec(line) ?? []
    if (fence !== '') {
      if (line === fence) fence = ''
    } else if (ticks !== '') fence = ticks
    else folds += count(line, '<details') - count(line, '</details>')
  }
  const ends = Array.from({ length: Math.min(10, Math.max(0, folds)) }, () => '</details>')
  return fence === '' ? ends : [fence, ...ends]
}

function count(text: string, part: string): number {
  return text.split(part).length - 1
}
