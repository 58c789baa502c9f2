import { code, plain } from '../markdown.ts'
import type { IssueContext } from './context.ts'
import { details } from './details.ts'

const placeholder = /\[[A-Z][A-Z_ ]*\]/
const roles = {
  'on-call': 'On call',
  'technical-lead': 'Technical lead',
  'engineering-manager': 'Engineering manager',
  cto: 'CTO',
} as const

/** Who can be called: the configuration's people and the playbook's contacts. Pings nobody. */
export function drawPeople({ playbook, people }: IssueContext): string {
  const named = Object.entries(roles).map(([key, role]) => {
    const logins = people[key as keyof typeof roles]
    return `| ${role} | ${logins.map((login) => code(`@${login}`)).join(', ') || '–'} | |`
  })
  const isMissing = ({ primary, secondary }: { primary: string; secondary: string }) =>
    placeholder.test(primary) && placeholder.test(secondary)
  const contacts = playbook.contacts
    .filter((contact) => !isMissing(contact))
    .map(
      ({ role, primary, secondary }) => `| ${plain(role)} | ${say(primary)} | ${say(secondary)} |`,
    )
  const missing = playbook.contacts.filter(isMissing).map(({ role }) => plain(role))
  const path = playbook.escalation.path.map(plain).join(' → ')
  const parts = [
    `| Role | First | Second |\n|:--|:--|:--|\n${[...named, ...contacts].join('\n')}`,
    path === '' ? '' : `Escalation: ${path}. ${plain(playbook.escalation.means)}`,
    missing.length === 0
      ? ''
      : `<sub>Not filled in yet, set in playbook: ${missing.join(', ')}.</sub>`,
  ]
  return details('People and contacts', '', parts.filter((part) => part !== '').join('\n\n'))
}

function say(text: string): string {
  return placeholder.test(text) ? '<sub>not filled in yet: set in playbook</sub>' : plain(text)
}
