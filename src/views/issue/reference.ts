import type { IncidentState } from '../../incident/state.ts'
import type { Playbook } from '../../playbook/schema.ts'
import { code, fence, plain, prose } from '../markdown.ts'
import { date, clockTime } from '../time.ts'
import type { IssueContext } from './context.ts'
import { details } from './details.ts'

type Procedure = Playbook['rollback-procedures'][number]

/** Every command on a line of its own, as it is typed. */
export function drawCommands({ commands }: IssueContext): string {
  const rows = commands.map(({ usage, summary }) => `| ${code(usage)} | ${prose(summary)} |`)
  const table = `| Write a comment | It does |\n|:--|:--|\n${rows.join('\n')}`
  return rows.length === 0 ? '' : details('Commands', '', table)
}

/** How the parts of the service hang together, as drawn in the playbook. */
export function drawArchitecture({ playbook }: IssueContext): string {
  const picture = playbook.architecture
  return picture.trim() === '' ? '' : details('Architecture', '', fence(picture, 'text'))
}

/** What to look at, and lines to paste into a shell. */
export function drawTroubleshooting({ playbook }: IssueContext): string {
  const sections = playbook.troubleshooting.map(
    ({ title, procedures }) => `#### ${plain(title)}\n\n${procedures.map(draw).join('\n\n')}`,
  )
  return sections.length === 0 ? '' : details('Troubleshooting', '', sections.join('\n\n'))
}

/** What to do where no command can. */
export function drawRollbackProcedures({ playbook }: IssueContext): string {
  const procedures = playbook['rollback-procedures'].map(draw)
  return procedures.length === 0 ? '' : details('Rolling back by hand', '', procedures.join('\n\n'))
}

/** Texts for the public, filled in as far as we know, to copy. */
export function drawTemplates(state: IncidentState, { playbook, now }: IssueContext): string {
  const known: Readonly<Record<string, string | undefined>> = {
    CURRENT_TIME: `${date(now)} ${clockTime(now)}`,
    BRIEF_CAUSE: state.resolved?.cause,
    BRIEF_RESOLUTION: state.resolved?.resolution,
  }
  const fill = (text: string) =>
    text.replaceAll(/\[([A-Z_]+)\]/g, (all, name: string) => known[name] ?? all)
  const { outage, update, resolved } = playbook.templates
  const parts = [outage, update, resolved].map(
    ({ title, text }) => `**${plain(title)}**\n\n${fence(fill(text), 'text')}`,
  )
  return details('Messages to copy', '', parts.join('\n\n'))
}

function draw({ title, steps, lines, language }: Procedure): string {
  const parts = [
    `**${plain(title)}**`,
    (steps ?? []).map((step) => `- ${prose(step)}`).join('\n'),
    lines === undefined ? '' : fence(lines, (language ?? 'text').replaceAll(/[^\w-]/g, '')),
  ]
  return parts.filter((part) => part !== '').join('\n\n')
}
