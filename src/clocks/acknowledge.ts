import { overdue } from './overdue.ts'

/** Nobody has said in time that they are on it. */
export const acknowledge = overdue({
  what: 'acknowledged',
  target: ({ acknowledge: { within } }) => within,
  waits: ({ status, acknowledged }) => status === 'open' && acknowledged === undefined,
  // Whoever was on it the first time need not be on it now.
  again: ({ recurredAt }) => recurredAt,
  calls: 'on-call',
  next: { command: '/ack', why: 'If you are on it:' },
})
