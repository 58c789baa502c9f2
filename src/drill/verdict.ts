import { short } from '../views/time.ts'
import { clocksOf, clockWords, figureRows, revertCommit } from './report/facts.ts'
import type { ReportPaths } from './report/write.ts'
import type { Played } from './played.ts'

/** What the box at the end says: the verdict, the clocks, the figures, the commit, where to look. */
export function verdictLines(played: Played, report: ReportPaths): string[] {
  const { findings, milliseconds, outcome } = played
  const bad = findings.filter(({ ok }) => !ok)
  const clocks = clocksOf(outcome).map((clock) => [clock.name, clockWords(clock)] as const)
  const revert = revertCommit(outcome)
  return sections([
    [
      bad.length === 0
        ? `All ${findings.length} checks hold. Played in ${short(milliseconds)}.`
        : `${bad.length} of ${findings.length} checks do not hold:`,
      ...bad.flatMap(({ claim, faults }) => [
        `✗ ${claim}`,
        ...faults.flatMap((fault) => fault.split('\n')).map((line) => `    ${line}`),
      ]),
    ],
    columns(clocks),
    columns(figureRows(outcome)),
    revert === undefined ? [] : ['The revert commit, as git log shows it:', ...indent(revert)],
    [`Report: ${report.html}`],
  ])
}

function columns(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(0, ...rows.map(([name]) => name.length))
  return rows.map(([name, words]) => `${name.padEnd(width)}  ${words}`)
}

function indent(text: string): string[] {
  return text.split('\n').map((line) => (line === '' ? '' : `  ${line}`))
}

/** One below the other, with an empty line in between. */
function sections(all: readonly (readonly string[])[]): string[] {
  return all
    .filter((lines) => lines.length > 0)
    .flatMap((lines, index) => (index === 0 ? lines : ['', ...lines]))
}
