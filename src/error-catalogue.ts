/**
 * The catalogue of everything that can go wrong in front of a user. Each code has one sentence for
 * what it means and one for what to do; the README's table of errors is made from it.
 */
export const catalogue = {
  // Configuration and playbook
  'config-missing': {
    means: 'The repository has no configuration on its default branch.',
    remedy: 'Add `.github/outage.yml`; the README has one to start from.',
  },
  'config-invalid': {
    means: 'The configuration has faults; each is listed with its line.',
    remedy: 'Mend the lines named, on the default branch.',
  },
  'playbook-missing': {
    means: 'The playbook that the configuration names does not exist.',
    remedy: 'Correct `playbook:` in `.github/outage.yml`, or add the file.',
  },
  'playbook-invalid': {
    means: 'The playbook has faults; each is listed with its line.',
    remedy: 'Mend the lines named, on the default branch.',
  },
  // What was asked for
  'command-unknown': {
    means: 'No command has that name.',
    remedy: 'Type `/help` for the list.',
  },
  'command-invalid': {
    means: 'The command has an argument that it does not take, or lacks one that it needs.',
    remedy: 'Compare with the usage shown, and type it again.',
  },
  'command-too-long': {
    means: 'The command line is longer than 2,000 characters.',
    remedy: 'Shorten it; put long texts in the comment, below the command.',
  },
  'commands-too-many': {
    means: 'The comment holds more than 50 commands, so none of them was run.',
    remedy: 'Spread them over several comments.',
  },
  'event-invalid': {
    means: 'The event file is missing, or is not what GitHub sends.',
    remedy: 'Run the action in a workflow, or pass the `command` input.',
  },
  'event-stale': {
    means: 'The comment is older than a day, so its command is not run any more.',
    remedy: 'Type the command again in a new comment.',
  },
  'permission-denied': {
    means: 'The person who asked may not run this command.',
    remedy: 'Ask one of the people named to paste it.',
  },
  'permission-unknown': {
    means: 'GitHub did not say what the person may do, so nothing was done.',
    remedy: 'Use a token that can read collaborators and, where teams are named, team members.',
  },
  'service-unknown': {
    means: 'The configuration has no service of that name.',
    remedy: 'Use one of the services listed with `--service`.',
  },
  'service-ambiguous': {
    means: 'There are several services, and the command names none.',
    remedy: 'Add `--service NAME` (and `--env NAME`).',
  },
  'environment-unknown': {
    means: 'The service has no environment of that name.',
    remedy: 'Use one of the environments listed with `--env`.',
  },
  'incident-missing': {
    means: 'There is no open incident that this command could act on.',
    remedy: 'Type the command in an incident issue, or open one with `/declare`.',
  },
  'incident-open': {
    means: 'The incident is open; there is nothing to open again.',
    remedy: 'Go on in it; `/resolve` when the outage is over.',
  },
  'incident-closed': {
    means: 'The incident is closed already.',
    remedy: 'Open a new one with `/declare` if the trouble is back.',
  },
  'post-mortem-missing': {
    means: 'There is no post-mortem, or no incident, that this could be about.',
    remedy:
      'Type it in the issue of an incident or of a post-mortem, or name the incident: `/postmortem 42`.',
  },
  'step-unknown': {
    means: 'The playbook has no step of that name.',
    remedy: 'Use one of the steps suggested; `/help check` says how they are named.',
  },
  'phase-unknown': {
    means: 'The playbook has no phase of that name.',
    remedy: 'Use `/phase next`, or one of the phases listed.',
  },
  'severity-unknown': {
    means: 'The playbook has no severity of that name.',
    remedy: 'Use one of the severities listed.',
  },
  'person-unknown': {
    means: 'That is not the name of a person on GitHub.',
    remedy: 'Name a login, such as `@alice`.',
  },
  'time-invalid': {
    means: 'The time cannot be read, or cannot have been then.',
    remedy: 'Give a time in UTC, such as `14:05`, `10 minutes ago` or `2026-03-02 14:05`.',
  },
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
    remedy: 'Name an older one, such as `/rollback 2`, or check with `/health`.',
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
    remedy: 'Read the log linked, then `/retry`, or `/rollback 2` for an older release.',
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
    remedy: 'What was done is listed; `/retry` goes on with a new one.',
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
  // The world
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
} as const satisfies Record<string, { means: string; remedy: string }>
