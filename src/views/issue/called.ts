import { mention } from '../markdown.ts'
import type { IssueContext } from './context.ts'

/** Roles that the issue calls by name when it opens, and what they are called. */
const called = { 'on-call': 'on call', 'technical-lead': 'technical lead' } as const

export const calledRoles = ['on-call', 'technical-lead'] as const

/** The people whom GitHub notifies because the issue names them; nothing where none are configured. */
export function drawCalled({ people }: IssueContext): string {
  return calledRoles
    .flatMap((role) => people[role].map((login) => `${mention(login)} (${called[role]})`))
    .join(', ')
}
