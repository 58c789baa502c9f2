import { between, short } from '../../views/time.ts'
import type { Clock } from '../options.ts'
import { limits } from '../scenarios/figures.ts'
import type { Outcome } from '../scenarios/outcome.ts'

/** The clocks of the incident against the targets of the playbook; none without an incident. */
export function clocksOf({ incident, playbook }: Outcome): Clock[] {
  if (incident === undefined) return []
  const severity = playbook.severities.find(({ id }) => id === incident.severity)
  const clock = (name: string, at: string | undefined, target: number | undefined): Clock => ({
    name,
    ...(at === undefined ? {} : { took: between(incident.declaredAt, at) }),
    ...(target === undefined ? {} : { target }),
  })
  return [
    clock('Health back', incident.mitigatedAt, severity?.resolve.within),
    clock('Acknowledged', incident.acknowledged?.at, severity?.acknowledge.within),
    clock('Resolved', incident.resolved?.at, severity?.resolve.within),
  ]
}

/** `2.4 s, target 15 min: in time`. */
export function clockWords({ took, target }: Clock): string {
  if (took === undefined) return 'not in this drill'
  if (target === undefined) return short(took)
  return `${short(took)}, target ${short(target)}: ${took <= target ? 'in time' : 'LATE'}`
}

/** The figures of the rollback against what each may be at most. */
export function figureRows({ figures }: Outcome): (readonly [name: string, words: string])[] {
  if (figures === undefined) return []
  const { attempts } = figures
  const row = (name: string, key: keyof typeof limits): readonly [string, string] => {
    if (figures.variables) return [name, `${figures[key]}, with variables put back`]
    const most = `at most ${limits[key]}${figures[key] <= limits[key] ? '' : ': over'}`
    const isForAll = attempts > 1 && key !== 'beforeHosting'
    return [name, `${figures[key]}, ${isForAll ? `for ${attempts} attempts` : most}`]
  }
  return [
    row('GitHub requests of the rollback', 'requests'),
    row('of these one after another', 'depth'),
    row('before the hosting was called', 'beforeHosting'),
  ]
}

/** Commits of the branch since the outage began and the one before, as `git log` shows them. */
export function gitLog({ log, before }: Outcome): string {
  const index = log.findIndex(({ sha }) => sha === before.head)
  return log
    .slice(0, index < 0 ? 3 : index + 1)
    .map(({ sha, author, message }) => {
      const body = message.split('\n').map((line) => (line === '' ? '' : `    ${line}`))
      return [`commit ${sha}`, `Author: ${author.name}`, '', ...body].join('\n')
    })
    .join('\n\n')
}

/** The commit that took the bad release back, as `git log` shows it. */
export function revertCommit({ log }: Outcome): string | undefined {
  const commit = log.find(({ message }) => /^Outage-Operation: /m.test(message))
  if (commit === undefined) return undefined
  return [
    `${commit.sha.slice(0, 7)} ${commit.message.split('\n')[0] ?? ''}`,
    ...commit.message.split('\n').slice(1),
  ].join('\n')
}
