import { fence, html, plain, prose } from '../../views/markdown.ts'
import { exactTime, short } from '../../views/time.ts'
import type { Played } from '../played.ts'
import type { Comment, SeenIssue } from '../scenarios/outcome.ts'
import { anchor, inPage } from './in-page.ts'
import { clocksOf, clockWords, figureRows, gitLog } from './facts.ts'

/** A part of a report: a heading, and Markdown as GitHub would show it. */
export type Part = { readonly heading?: string; readonly markdown: string }

/** Everything a report says about a scenario that was played, the most important first. */
export function partsOf(played: Played): Part[] {
  const parts = [
    verdict(played),
    story(played),
    ...played.outcome.issues.flatMap((seen) => issue(seen, played.scenario.name)),
    history(played),
  ]
  const { github } = played.urls
  return parts.map((part) => ({
    ...part,
    markdown: inPage(part.markdown, github, played.scenario.name),
  }))
}

/** An issue and its comments, as people see them. */
export function issue(seen: SeenIssue, scenario: string): Part[] {
  const { number, title, state, author, at, body, comments } = seen
  const opened = `${anchor(scenario, `issue-${number}`)}<sub>#${number} · ${state} · opened by ${plain(author)} at ${exactTime(at)} UTC</sub>`
  return [{ heading: title, markdown: `${opened}\n\n${body}` }, ...comments.map(comment)]
}

function comment({ author, at, body }: Comment): Part {
  return {
    markdown: `<b>${html(author)}</b> commented at ${exactTime(at)} UTC\n\n${body}`,
  }
}

function verdict(played: Played): Part {
  const { scenario, findings, ok, milliseconds } = played
  const bad = findings.filter((finding) => !finding.ok).length
  const result = ok
    ? `> [!TIP]\n> **All ${findings.length} checks hold.** Played in ${short(milliseconds)}.`
    : `> [!CAUTION]\n> **${bad} of ${findings.length} checks do not hold.** Played in ${short(milliseconds)}.`
  const checks = findings.map(({ claim, ok: holds, faults }) =>
    holds ? `- ✅ ${prose(claim)}` : `- ❌ ${prose(claim)}: ${faults.map(prose).join(' ')}`,
  )
  return {
    heading: scenario.title,
    markdown: join([
      result,
      prose(scenario.story),
      table([...clockRows(played), ...figureRows(played.outcome)]),
      checks.join('\n'),
    ]),
  }
}

function clockRows({ outcome }: Played): (readonly [string, string])[] {
  return clocksOf(outcome).map((clock) => [clock.name, clockWords(clock)] as const)
}

function table(rows: readonly (readonly [string, string])[]): string {
  if (rows.length === 0) return ''
  return [
    '| Measured | |',
    '|:--|:--|',
    ...rows.map(([name, words]) => `| ${plain(name)} | ${plain(words)} |`),
  ].join('\n')
}

function story({ scenario, steps }: Played): Part {
  const lines = steps.flatMap(({ title, ok, evidence, milliseconds, told }, index) => [
    `${index + 1}. ${ok ? '' : '❌ '}**${prose(title)}** · ${prose(evidence)} <sub>${short(milliseconds)}</sub>`,
    // The checks are in the verdict. The others stand as far in as the text of the longest number.
    ...(index === steps.length - 1 ? [] : told.map((text) => `    - ${prose(text)}`)),
  ])
  return {
    heading: 'What happened',
    markdown: join([anchor(scenario.name, 'what-happened'), lines.join('\n')]),
  }
}

function history({ scenario, outcome }: Played): Part {
  return {
    heading: 'git log',
    markdown: join([anchor(scenario.name, 'git-log'), fence(gitLog(outcome), 'text')]),
  }
}

function join(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('\n\n')
}
