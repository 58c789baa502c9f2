import { overdue } from './overdue.ts'

/** It was not over in time. */
export const resolve = overdue({
  what: 'resolved',
  target: ({ resolve: { within } }) => within,
  waits: ({ status }) => status === 'open',
  calls: 'technical-lead',
  next: { command: '/health', why: 'To see how it is now:' },
})
