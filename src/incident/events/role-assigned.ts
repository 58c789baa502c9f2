import * as v from 'valibot'
import { eventKind } from './kind.ts'
import { roles, text } from './parts.ts'

/** Somebody has taken, or was given, a part in the response. */
export const roleAssigned = eventKind({
  type: 'role-assigned',
  fields: { role: v.picklist(roles), person: text },
  apply: (state, { role, person }) => ({ ...state, roles: { ...state.roles, [role]: person } }),
  words: ({ role, person }) => `${role}: ${person}`,
  apart: ({ role }) => role,
  facts: {
    known: ['role-assigned', ...roles.map((role) => `role-assigned:${role}`)],
    of: ({ role }) => ['role-assigned', `role-assigned:${role}`],
  },
  evidence: ({ person }) => ({ text: `@${person}` }),
  sets: ({ role }) => `role:${role}`,
})
