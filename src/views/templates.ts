import type { IncidentState } from '../incident/state.ts'
import type { Playbook } from '../playbook/schema.ts'

export type TemplateName = keyof Playbook['templates']

/** What goes into the places of a template; what is not known leaves its sentence out. */
export type Filling = {
  readonly now: Date
  /** A paragraph of one's own, below the title. */
  readonly text: string
  /** How long it may still take, in words. */
  readonly eta?: string | undefined
  readonly cause?: string | undefined
  readonly resolution?: string | undefined
}

/** The first word, a later one, or the last. */
export function templateFor(state: IncidentState | undefined): TemplateName {
  if (state !== undefined && state.status !== 'open') return 'resolved'
  return state?.told === undefined ? 'outage' : 'update'
}

/**
 * A template of the playbook, filled in. A sentence with a place that nothing fills is left out; an
 * `eta` for which it has no place stands below one's own words.
 */
export function fillTemplate(template: string, filling: Filling): string {
  const { now, text, eta, cause, resolution } = filling
  const isExtra = eta !== undefined && !template.includes('[ESTIMATED_TIME]')
  const words = [text, isExtra ? `We expect to restore service within ${eta}.` : '']
  const values: Readonly<Record<string, string | undefined>> = {
    CURRENT_TIME: `${now.toISOString().slice(0, 16).replace('T', ' ')} UTC`,
    ESTIMATED_TIME: eta,
    BRIEF_CAUSE: cause,
    BRIEF_RESOLUTION: resolution,
  }
  const [title = '', ...paragraphs] = template.split(/\n{2,}/)
  return [title, ...words, ...paragraphs]
    .map((paragraph) => filled(paragraph, values))
    .filter((paragraph) => paragraph.trim() !== '')
    .join('\n\n')
}

function filled(paragraph: string, values: Readonly<Record<string, string | undefined>>): string {
  const sentences = paragraph.split(/(?<=[.!?])\s+/)
  return sentences
    .filter((sentence) =>
      [...sentence.matchAll(/\[([A-Z_]+)\]/g)].every(
        ([, name = '']) => !(name in values) || values[name] !== undefined,
      ),
    )
    .map((sentence) =>
      sentence.replaceAll(/\[([A-Z_]+)\]/g, (place, name: string) => values[name] ?? place),
    )
    .join(' ')
}
