import type { Added } from './join.ts'

/** That GitHub took over, and what comes of it. Markdown, as all of these. */
export function takenOver(why: string): string {
  return `**${why.replace(/\.$/, '')}, so this is recorded on GitHub** (branch \`outage-records\`). The next command that reaches the database adds it there.`
}

/** What the database got from GitHub; nothing where that is not worth a word. */
export function broughtHome({ events, releases, claims, duplicates }: Added): string | undefined {
  const parts = [
    counted(events, 'event'),
    counted(releases, 'release'),
    counted(claims, 'command'),
    ...duplicates.map(({ issue, into }) => `#${issue}, which is the same outage as #${into}`),
  ].filter((part) => part !== '')
  return parts.length === 0 ? undefined : `Added to the database from GitHub: ${parts.join(', ')}.`
}

/** That GitHub's copy is damaged, which the database's makes up for. */
export function leftOut(why: string): string {
  return `The copy on GitHub was left out: ${why}`
}

function counted(count: number, what: string): string {
  if (count === 0) return ''
  return `${count} ${what}${count === 1 ? '' : 's'}`
}
