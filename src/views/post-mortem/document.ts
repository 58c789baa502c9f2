import { mostCharacters } from '../length.ts'
import { prose, title as titled } from '../markdown.ts'
import { headingMarker, part, postMortemMarker, withParts } from './markers.ts'
import { actionItems, headings, type Heading } from './headings.ts'
import type { PostMortemFacts } from './facts.ts'
import { drawFigures, drawHead } from './figures.ts'
import { drawCandidates, drawDone, drawMessages, drawRelated } from './evidence.ts'
import { drawTimeline } from './timeline.ts'

export type DrawnPostMortem = { readonly title: string; readonly body: string }

/** A part of ours: it may be drawn anew. */
export type Part = { readonly id: string; readonly body: string }

/** The post-mortem as it is opened: what we know, and headings for what only people know. */
export function drawPostMortem(facts: PostMortemFacts, repository: string): DrawnPostMortem {
  const { service, environment, severity } = facts.state
  const parts = new Map(
    drawParts(facts, mostCharacters - 8_000).map(({ id, body }) => [id, part(id, body)]),
  )
  const ours = (id: string): string => parts.get(id) ?? ''
  const body = [
    postMortemMarker(facts.incident.number, repository),
    ours('head'),
    ours('figures'),
    ...headings.filter(({ id }) => id !== actionItems).map((each) => section(each, facts)),
    ...headings
      .filter(({ id }) => id === actionItems)
      .map((each) => `${section(each, facts)}\n\n- [ ] `),
    '## Evidence',
    ours('timeline'),
    ours('candidates'),
    ours('done'),
    ours('messages'),
    ours('related'),
  ]
  return {
    title: titled(
      `Post-mortem of #${facts.incident.number} · ${severity} · ${service} ${environment}`,
    ),
    body: body.filter((piece) => piece !== '').join('\n\n'),
  }
}

/**
 * A post-mortem with our parts drawn anew and everything else as people left it. `missing` are parts
 * that they took away.
 */
export function redrawPostMortem(
  text: string,
  facts: PostMortemFacts,
): { readonly text: string; readonly missing: readonly string[] } {
  const bare = withParts(text, drawParts(facts, 0))
  const room = mostCharacters - bare.text.length
  return withParts(text, drawParts(facts, Math.max(0, room)))
}

/** Our parts; the timeline has to do with `room` characters. */
function drawParts(facts: PostMortemFacts, room: number): readonly Part[] {
  return [
    { id: 'head', body: drawHead(facts) },
    { id: 'figures', body: drawFigures(facts) },
    { id: 'timeline', body: drawTimeline(facts, Math.min(room, 30_000)) },
    { id: 'candidates', body: drawCandidates(facts) },
    { id: 'done', body: drawDone(facts) },
    { id: 'messages', body: drawMessages(facts) },
    { id: 'related', body: drawRelated(facts) },
  ]
}

function section({ id, title, guidance }: Heading, { questions }: PostMortemFacts): string {
  const asked = id === 'root-cause' ? questions : []
  return [
    `## ${title} ${headingMarker(id)}`,
    hint(guidance),
    ...asked.flatMap((question) => [
      `### ${prose(question)}`,
      hint('What you know, how you know it, and what you only suppose.'),
    ]),
  ].join('\n\n')
}

/** One line in italics; it makes way for what people write. */
function hint(guidance: string): string {
  return `_${guidance}_`
}
