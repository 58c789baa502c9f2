/** A heading under which people write, and one line on what belongs there. */
export type Heading = {
  readonly id: string
  readonly title: string
  readonly guidance: string
  /** Other titles that people give it. */
  readonly also: readonly string[]
}

/** Where the action items stand. */
export const actionItems = 'action-items'

/** What only people know, in the order of the post-mortem; the playbook's questions come where they belong. */
export const headings: readonly Heading[] = [
  {
    id: 'summary',
    title: 'Summary',
    guidance:
      'Three sentences for somebody who was not there: what broke, for whom, what ended it.',
    also: ['executive summary', 'overview', 'tl;dr'],
  },
  {
    id: 'what-happened',
    title: 'What happened',
    guidance: 'The story in order, with what people knew and thought at each moment.',
    also: ['narrative', 'description', 'incident description'],
  },
  {
    id: 'root-cause',
    title: 'Root cause',
    guidance: 'Ask why five times, from the failure down. Systems fail here, not people.',
    also: ['root causes', 'root cause analysis', 'rca', 'cause', 'five whys', '5 whys'],
  },
  {
    id: 'impact',
    title: 'Users and tickets affected',
    guidance: 'How many people, which functions, which support tickets, what it cost.',
    also: ['impact', 'customer impact', 'user impact'],
  },
  {
    id: 'went-well',
    title: 'What went well',
    guidance: 'What helped, and is worth keeping.',
    also: ['went well'],
  },
  {
    id: 'went-badly',
    title: 'What went badly',
    guidance: 'What cost time: missing alerts, missing access, wrong turns.',
    also: ["what didn't go well", 'what went wrong', 'went badly', 'what could be improved'],
  },
  {
    id: 'lucky',
    title: 'Where we got lucky',
    guidance: 'What would have made it worse, and did not happen by chance only.',
    also: ['lucky', 'where did we get lucky'],
  },
  {
    id: 'open-questions',
    title: 'Open questions',
    guidance: 'What nobody knows yet, and who finds out.',
    also: ['questions', 'unknowns'],
  },
  {
    id: actionItems,
    title: 'Action items',
    guidance:
      'A box a line: `- [ ] what, @who, 2026-03-31 or “in 2 weeks”, prevent | detect | mitigate | process, P1`. Closing this issue files a ticket for each.',
    also: [
      'actions',
      'action list',
      'actionable items',
      'follow-ups',
      'follow ups',
      'followups',
      'next steps',
      'preventive measures',
      'corrective actions',
      'todo',
      'to do',
      'tasks',
    ],
  },
]

/** The heading of a title, whatever is around the words: `3. ACTION ITEMS:` is one. */
export function headingOf(title: string): Heading | undefined {
  const wanted = bare(title)
  return headings.find((heading) =>
    [heading.title, ...heading.also].some((name) => bare(name) === wanted),
  )
}

function bare(title: string): string {
  return title
    .toLowerCase()
    .replaceAll('’', "'")
    .replaceAll(/[^\p{L}\p{N}';]+/gu, ' ')
    .replace(/^[\s\d]+/, '')
    .trim()
}
