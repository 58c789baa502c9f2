import type { Catalogue } from './catalogue.ts'

/** What can go wrong while a service is rolled back, or its variables are. */
export const operating = {
  // Rolling back
  'target-missing': {
    means: 'There is no release to roll back to.',
    remedy: 'Name a commit that was good: `/rollback SHA`.',
  },
  'target-unknown': {
    means: 'The target is neither a commit of this repository, nor a tag, nor a recorded release.',
    remedy:
      'Give a full sha or a tag of the branch; `/rollback --dry-run` shows the known releases.',
  },
  'target-running': {
    means: 'The target is the release that is running.',
    remedy: 'Name an older one by its sha, or check with `/health`.',
  },
  'target-foreign': {
    means: 'The target is not in the history of the deployed branch.',
    remedy: 'Name a commit that is on the branch.',
  },
  'branch-missing': {
    means: 'The deployed branch does not exist.',
    remedy: 'Restore the branch, or correct `branch:` in `.github/outage.yml`.',
  },
  'branch-protected': {
    means:
      'The branch may be changed by pull request only, and the pull request could not be made.',
    remedy:
      'Allow GitHub Actions to create pull requests (Settings → Actions → General), or revert by hand.',
  },
  'deploy-failed': {
    means: 'The hosting could not deploy the target.',
    remedy: 'Read the log linked, then `/retry`, or `/rollback SHA` for another release.',
  },
  'deploy-timeout': {
    means: 'The deployment did not end in the time it may take.',
    remedy: 'Look at the run linked; `/retry` asks again.',
  },
  'still-unhealthy': {
    means: 'Every release that could be tried is deployed, and production is still not healthy.',
    remedy: 'The cause is not the release alone: look at variables, database and dependencies.',
  },
  unhealthy: {
    means: 'The probes say that the service is not healthy.',
    remedy: 'Look at the probes listed; `/rollback` brings the last good release back.',
  },
  frozen: {
    means: 'Deployments are frozen.',
    remedy: 'Wait for the fix, or `/unfreeze` when deploying is safe again.',
  },
  'operation-running': {
    means: 'Another operation is running for this service and environment.',
    remedy: 'Wait for it to end, or stop it with `/cancel`.',
  },
  'operation-missing': {
    means: 'There is no operation to cancel or to try again.',
    remedy: 'Type the command that you want, such as `/rollback`.',
  },
  cancelled: {
    means: 'The operation was cancelled.',
    remedy: 'What was done is listed; `/retry` runs the same plan again.',
  },
  'hosting-unable': {
    means: 'The hosting cannot do what was asked.',
    remedy: 'Do it by hand, as the message says.',
  },
  // Variables
  'variables-missing': {
    means: 'Nothing is known of the variables of this service and environment.',
    remedy:
      'Add `variables:` to the environment in `.github/outage.yml`; docs/variables.md says how.',
  },
  'variables-refused': {
    means: 'The store of the variables refused to give them, or to take them.',
    remedy: 'Mend what the message names; nothing is done twice when you type the command again.',
  },
  'snapshot-missing': {
    means: 'There is no snapshot of the variables that could be put back.',
    remedy: 'Name a release that has one: `outage variables show` lists them.',
  },
  'snapshot-damaged': {
    means: 'The snapshot of the variables is empty, or is not what we wrote; nothing was written.',
    remedy: 'Name another release; the history of the branch `outage-records` has earlier states.',
  },
  'snapshot-sealed': {
    means: 'The identity in `OUTAGE_AGE_IDENTITY` does not open the snapshot; nothing was written.',
    remedy: 'Use the identity of one of the recipients named.',
  },
} as const satisfies Catalogue
