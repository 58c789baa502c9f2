import { html } from '../markdown.ts'

/**
 * A part that can be folded away. GitHub needs the blank lines to see Markdown inside. `name` is
 * text, `note` what stands behind it, such as `7 of 11`.
 */
export function details(name: string, note: string, body: string, isOpen = false): string {
  const rest = note === '' ? '' : ` · ${html(note)}`
  const start = `<details${isOpen ? ' open' : ''}><summary><b>${html(name)}</b>${rest}</summary>`
  return `${start}\n\n${body}\n\n</details>`
}
