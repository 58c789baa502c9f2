import type { ProbeResult, Verdict } from '../ports.ts'
import { code, plain, prose, truncate } from './markdown.ts'
import { signs } from './signs.ts'
import { moment, short } from './time.ts'

/** What all probes said together, and each of them. */
export type DrawableVerdict = {
  readonly verdict: Verdict
  readonly reasons: readonly string[]
  readonly results: readonly ProbeResult[]
}

const sentences: Readonly<Record<Verdict, string>> = {
  up: 'is healthy',
  degraded: 'is degraded',
  down: 'is down',
  unknown: 'could not be checked',
}

/** One line, such as `🔴 production is down: …`. `what` is plain text. */
export function drawVerdictLine(health: DrawableVerdict, what: string): string {
  const [first, ...more] = health.reasons
  const why = first === undefined ? '' : `: ${prose(truncate(first, 200))}`
  const rest = more.length === 0 ? '' : ` and ${more.length} more`
  return `${signs[health.verdict]} **${plain(what)} ${sentences[health.verdict]}**${why}${rest}`
}

/** The line, and what every probe found. */
export function drawVerdict(health: DrawableVerdict, what: string, now: Date): string {
  const findings = drawFindings(health, now)
  return [drawVerdictLine(health, what), findings].filter((part) => part !== '').join('\n\n')
}

/** A table of what every probe found; narrow enough for a phone. */
export function drawFindings(health: DrawableVerdict, now: Date): string {
  const rows = health.results.map(({ probe, verdict, detail, milliseconds }) => {
    const name = `${signs[verdict]} ${verdict}: ${code(truncate(probe, 100))}`
    return `| ${name} | ${plain(truncate(detail, 200))} | ${short(milliseconds)} |`
  })
  const last = health.results.at(-1)
  if (last === undefined) return ''
  const table = ['| Probe | Found | Took |', '|:--|:--|--:|', ...rows].join('\n')
  return `${table}\n\n<sub>checked ${moment(last.at, now)}</sub>`
}
