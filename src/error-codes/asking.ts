import type { Catalogue } from './catalogue.ts'

/** What is wrong with the configuration, or with what was asked for. */
export const asking = {
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
    means:
      'The comment holds more than 50 commands, or more than 3 by somebody who may not write, so none of them was run.',
    remedy: 'Spread them over several comments.',
  },
  'commands-too-often': {
    means: 'Somebody who may not write has asked for something more than ten times within an hour.',
    remedy: 'Wait a while. Somebody with write permission can type the command at any time.',
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
    remedy: 'Ask somebody who has the permission named to paste it.',
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
} as const satisfies Catalogue
