import { itself } from '../../incident/events.ts'
import { details } from '../issue/details.ts'
import { fence, link, mention, plain, prose } from '../markdown.ts'
import { between, clockTime, date, duration, short } from '../time.ts'
import type { Clocks, PostMortemFacts, Target } from './facts.ts'

/** What it was, when it is due, and who was there. */
export function drawHead(facts: PostMortemFacts): string {
  const { state, incident, responders, owner, due } = facts
  const { service, environment, severity } = state
  const where = `${severity} · ${prose(service)} · ${prose(environment)}`
  const about = state.title === '' ? '' : `: ${prose(state.title)}`
  const people = responders.map(mention).join(', ')
  const lines = [
    `> **${where}**${about}, incident ${link(`#${incident.number}`, incident.url)}, ${lasted(facts)}.`,
    ...(due === undefined
      ? []
      : [
          `> **Due ${when(due.at)}.** The meeting is proposed for ${when(due.meeting)}; the calendar file is below.`,
        ]),
    `> ${owner === undefined ? 'Nobody owns it yet.' : `${mention(owner)} sees that it is written.`}${people === '' ? '' : ` Responders, please add what you know: ${people}.`}`,
  ]
  const file =
    due === undefined
      ? ''
      : `\n\n${details('Calendar file', 'save it as meeting.ics', fence(due.calendar, 'text'))}`
  return `> [!NOTE]\n${lines.join('\n>\n')}${file}`
}

function lasted({ clocks }: PostMortemFacts): string {
  const end = clocks.mitigated ?? clocks.resolved
  if (end === undefined) return `not over yet, since ${when(clocks.started)}`
  const until = date(end) === date(clocks.started) ? clockTime(end) : when(end)
  return `${duration(between(clocks.started, end))}, ${when(clocks.started)} to ${until}`
}

/** The figures of the incident, each from the record. */
export function drawFigures(facts: PostMortemFacts): string {
  const { state, clocks, severities, targets, owner } = facts
  const { roles, trigger, impact, resolved } = state
  const rows: (readonly [string, string])[] = [
    ['Status', resolved ? `resolved ${by(resolved.by)}` : 'open'],
    ['Severity', inSeverities(severities, state.severity)],
    ['Components', `${prose(state.service)}, ${prose(state.environment)}${failing(facts)}`],
    ['Impact, as told', impact === undefined ? 'nobody said yet' : prose(impact)],
    ['Detected by', `${detection[trigger.kind]}: ${link(trigger.summary, trigger.url)}`],
    ['Owner', owner === undefined ? 'nobody yet' : plain(owner)],
    ...(['commander', 'comms', 'scribe'] as const).flatMap((role) => {
      const person = roles[role]
      return person === undefined ? [] : [[named[role], plain(person)] as const]
    }),
    ['Cause, as told', resolved?.cause === undefined ? 'nobody said yet' : prose(resolved.cause)],
    [
      'Resolution, as told',
      resolved?.resolution === undefined ? 'nobody said yet' : prose(resolved.resolution),
    ],
  ]
  return [
    '| | |\n|:--|:--|',
    ...rows.map(([name, value]) => `| ${name} | ${value} |`),
    '',
    drawClocks(clocks),
    ...(targets.length === 0 ? [] : ['', drawTargets(targets)]),
  ].join('\n')
}

const named = { commander: 'Incident Commander', comms: 'Communication', scribe: 'Scribe' } as const

const detection = {
  person: 'a person',
  deployment: 'a failed deployment',
  health: 'the health checks',
  alert: 'an alert',
  report: 'a user’s report',
} as const

function drawClocks({ started, ...moments }: Clocks): string {
  const row = (name: string, figure: string, at: string | undefined): string => {
    if (at === undefined) return `| ${name} | never | ${figure} | – |`
    const took = between(started, at)
    return `| ${name} | ${moment(at)} | ${figure} | ${took < 1_000 ? 'at once' : short(took)} |`
  }
  return [
    '| | UTC | from the start | |',
    '|:--|:--|:--|:--|',
    `| Started | ${moment(started)} | | |`,
    row('Detected', 'time to detect', moments.detected),
    row('Acknowledged', 'time to acknowledge', moments.acknowledged),
    row('Mitigated', 'time to mitigate', moments.mitigated),
    row('Resolved', 'time to resolve', moments.resolved),
  ].join('\n')
}

function drawTargets(targets: readonly Target[]): string {
  const rows = targets.map(({ name, within, took }) => {
    const met = took === undefined ? 'never' : took <= within ? '✅ met' : '❌ missed'
    return `| ${prose(name)} | ${short(within)} | ${took === undefined ? '–' : short(took)} | ${met} |`
  })
  return ['| Target | within | took | |', '|:--|:--|:--|:--|', ...rows].join('\n')
}

function inSeverities(list: PostMortemFacts['severities'], last: string): string {
  const times = list.map(({ severity, milliseconds }) => `${severity} for ${short(milliseconds)}`)
  return times.length > 1
    ? `${plain(last)} in the end (${times.map(plain).join(', then ')})`
    : plain(times[0] ?? last)
}

/** The probes that failed, each once, by name. */
function failing({ state }: PostMortemFacts): string {
  const bad = (state.health?.results ?? []).filter(({ verdict }) => verdict !== 'up')
  return bad.length === 0 ? '' : ` (${bad.map(({ probe }) => prose(probe)).join(', ')})`
}

function by(login: string): string {
  return login === itself ? 'by itself' : `by ${plain(login)}`
}

/** `Tuesday 24 November 2026, 14:05 UTC`. */
function when(at: string): string {
  const day = new Intl.DateTimeFormat('en-GB', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(at))
  return `${day}, ${clockTime(at)}`
}

function moment(at: string): string {
  return `${date(at)} ${at.slice(11, 19)}`
}
