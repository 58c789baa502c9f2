import type { Group, Playbook, Severity } from '../../src/playbook/schema.ts'

type Procedure = Playbook['rollback-procedures'][number]

/** The lines of a Markdown document: without blank ones, indentation and the padding of tables. */
export function linesOf(markdown: string): string[] {
  return markdown
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !/^\|[\s|-]+\|$/.test(line))
    .map((line) => (line.startsWith('|') ? line.replaceAll(/\s+/g, ' ') : line))
}

/** The document that a playbook is the data of, line by line and in its order. */
export function documentOf(playbook: Playbook): string[] {
  const phases = playbook.phases.filter(({ from }) => from !== undefined)
  const afterwards = playbook.phases.filter(({ from }) => from === undefined)
  const { headings: titles } = playbook
  return linesOf(
    [
      `# ${playbook.title}`,
      playbook.introduction,
      heading(2, titles.severities),
      ...severityTable(playbook),
      heading(2, titles.triggers),
      ...playbook.triggers.flatMap(({ title, items }) => [`- **${title}**:`, ...bullets(items)]),
      heading(2, titles.assessment),
      ...playbook.assessment.flatMap(({ title, steps }, index) => [
        `### ${index + 1}. ${title}`,
        ...bullets(steps.map(({ text }) => text)),
      ]),
      heading(2, titles.phases),
      ...phases.flatMap(({ title, groups, from = 0, to = 0 }, index) => [
        `### Phase ${index + 1}: ${title} (${span(from, to)})`,
        ...numbered(groups),
      ]),
      heading(2, titles.troubleshooting),
      ...playbook.troubleshooting.flatMap(({ title, procedures }) => [
        `### ${title}`,
        ...procedures.flatMap((each, index) => [`${index + 1}. **${each.title}**`, ...body(each)]),
      ]),
      ...afterwards.flatMap(({ title, groups }) => [`## ${title}`, ...sections(groups)]),
      ...templates(playbook),
      ...appendix(playbook),
    ].join('\n'),
  )
}

function severityTable({ severities, escalation, headings }: Playbook): string[] {
  const severity = severities.find((each) => each.default === true)
  const { id, name, means, acknowledge, resolve } = severity as Severity
  return [
    row(headings.severities?.columns ?? []),
    row(['**Default Severity**', `${id} - ${name}`, means]),
    row([`**${acknowledge.title}**`, `${acknowledge.within / 60_000} minutes`, acknowledge.means]),
    row([`**${resolve.title}**`, `${resolve.within / 3_600_000} hours`, resolve.means]),
    row([`**${escalation.title}**`, escalation.path.join(' → '), escalation.means]),
  ]
}

function templates({ headings, templates: { outage, update, resolved } }: Playbook): string[] {
  return [
    heading(2, headings.templates),
    ...[outage, update, resolved].flatMap(({ title, text }) => [`### ${title}`, ...code('', text)]),
  ]
}

function appendix(playbook: Playbook): string[] {
  const { headings, contacts, history } = playbook
  return [
    heading(2, headings.appendix),
    heading(3, headings.contacts),
    row(headings.contacts?.columns ?? []),
    ...contacts.map(({ role, primary, secondary }) => row([`**${role}**`, primary, secondary])),
    heading(3, headings.architecture),
    ...code('', playbook.architecture),
    heading(3, headings.history),
    row(history.columns),
    row(history.empty),
    heading(3, headings['rollback-procedures']),
    ...playbook['rollback-procedures'].flatMap((each) => [`#### ${each.title}`, ...body(each)]),
  ]
}

/** Groups numbered from 1 below each section, as lists of Markdown are. */
function sections(groups: readonly Group[]): string[] {
  const names = [...new Set(groups.map(({ section }) => section))]
  return names.flatMap((name) => [
    `### ${name}`,
    ...numbered(groups.filter(({ section }) => section === name)),
  ])
}

function numbered(groups: readonly Group[]): string[] {
  return groups.flatMap(({ title, steps }, index) => [
    `${index + 1}. **${title}**`,
    ...bullets(steps.map(({ text }) => text)),
  ])
}

function body({ steps = [], lines, language = '' }: Procedure): string[] {
  return lines === undefined ? bullets(steps) : code(language, lines)
}

function code(language: string, lines: string): string[] {
  return [`\`\`\`${language}`, lines, '```']
}

function bullets(items: readonly string[]): string[] {
  return items.map((item) => `- ${item}`)
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`
}

function heading(
  level: number,
  part: { title: string; introduction?: string | undefined } | undefined,
): string {
  return [`${'#'.repeat(level)} ${part?.title}`, part?.introduction ?? ''].join('\n')
}

function span(from: number, to: number): string {
  const [unit, name] = from >= 3_600_000 ? [3_600_000, 'hours'] : [60_000, 'minutes']
  return `${from / unit}-${to / unit} ${name}`
}
