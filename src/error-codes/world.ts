import type { Catalogue } from './catalogue.ts'

/** What can go wrong around us: keys, GitHub, hostings, records. */
export const world = {
  'secret-missing': {
    means: 'A token or key that this needs is not in the environment.',
    remedy: "Pass it to the step's `env:` under the name given.",
  },
  'secret-invalid': {
    means: 'A key or an address in the environment is not of the form that it must have.',
    remedy: 'Correct the secret that is named; the message says what is wrong with it.',
  },
  'github-denied': {
    means: 'GitHub refused a request for want of a permission.',
    remedy: "Give the job the permission named, in the workflow's `permissions:`.",
  },
  'github-limited': {
    means: 'The hourly limit of requests to GitHub is used up.',
    remedy: 'Wait until the time given, or go on from a terminal with your own token.',
  },
  'github-unavailable': {
    means: 'GitHub did not answer as it should, and still did not after several tries.',
    remedy: 'Try again; if GitHub is down, use the terminal and the hosting’s own page.',
  },
  'hosting-denied': {
    means: 'The hosting does not accept the key, or the key may not do this.',
    remedy:
      'Put a valid key into the secret that is named; docs/hosting says which rights it needs.',
  },
  'hosting-limited': {
    means: 'The hosting takes no more requests for the moment.',
    remedy: 'Wait a minute, then `/retry`; or do it on the hosting’s own page.',
  },
  'hosting-refused': {
    means: 'The hosting understood a request, and does not carry it out.',
    remedy: 'Its own sentence is in the message; correct `hosting:`, or do it on its own page.',
  },
  'hosting-unavailable': {
    means: 'The hosting did not answer as it should, and still did not after several tries.',
    remedy: 'Look at its status page, then `/retry`; or do it on the hosting’s own page.',
  },
  'database-unavailable': {
    means: 'The database that keeps the records did not answer, or refused.',
    remedy:
      'Look at the database and at `OUTAGE_MONGODB_URI`; meanwhile records are kept on GitHub.',
  },
  'record-damaged': {
    means: 'A record is not what we write: somebody or something else has changed it.',
    remedy:
      'Restore the file from its history on the branch `outage-records`; it was left as it is.',
  },
  'record-newer': {
    means: 'A record was written by a newer version of the action.',
    remedy: 'Update the action, and the terminal, to that version; the record was left as it is.',
  },
  'records-unwritable': {
    means: 'GitHub does not let this token write the records, so nothing was begun.',
    remedy:
      'Give the job `permissions: contents: write`, and leave the branch `outage-records` out of every ruleset.',
  },
  'record-contended': {
    means: 'Too many runs changed the same record at once.',
    remedy: 'Type the command again.',
  },
  'records-differ': {
    means: 'One store of records holds something that the other has not.',
    remedy:
      'With `records: mongodb` the next command merges both. `--overwrite` takes what `--from` has.',
  },
  timeout: {
    means: 'Something did not answer in time.',
    remedy: 'Try again; the message says what was waited for.',
  },
  unexpected: {
    means: 'Something happened that we did not foresee.',
    remedy: 'What was done is listed; `/retry` goes on. Please report it with the log.',
  },
} as const satisfies Catalogue
