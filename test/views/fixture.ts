import type { IssueContext } from '../../src/views/issue.ts'
import type { IncidentState } from '../../src/incident/state.ts'
import type { Playbook } from '../../src/playbook/schema.ts'

/** A playbook small enough to count by hand: 9 steps. */
export const playbook: Playbook = {
  version: 1,
  id: 'small',
  title: 'Service outage',
  introduction: 'What to do when the service is down.',
  headings: {},
  severities: [
    {
      id: 'P1',
      name: 'Critical',
      means: 'Complete outage',
      default: true,
      acknowledge: { within: 15 * 60_000, means: 'The team begins its response' },
      resolve: { within: 4 * 3_600_000, means: 'The service works again' },
    },
  ],
  escalation: {
    path: ['Technical Lead', 'Engineering Manager', 'CTO'],
    means: 'Escalate if not resolved within timeframes',
  },
  watch: 86_400_000,
  triggers: [{ id: 'alerts', title: 'Automated alerts', items: ['Health check fails'] }],
  assessment: [
    {
      id: 'verify',
      title: 'Verify the outage',
      steps: [
        {
          id: 'check-all-users',
          text: 'Check if the service is down for all users',
          do: '/health',
        },
        { id: 'check-partial', text: 'Determine if the outage is complete or partial' },
      ],
    },
  ],
  phases: [
    {
      id: 'response',
      title: 'Immediate response',
      from: 0,
      to: 15 * 60_000,
      groups: [
        {
          id: 'assemble',
          title: 'Assemble response team',
          steps: [
            { id: 'notify-on-call', text: 'Notify on-call engineer', 'ticked-by': ['declared'] },
            { id: 'assign-commander', text: 'Assign Incident Commander' },
            { id: 'create-channel', text: 'Create incident channel in Slack', later: '/channel' },
          ],
        },
        {
          id: 'investigate',
          title: 'Begin investigation',
          steps: [{ id: 'review-deployments', text: 'Review recent deployments', do: '/diagnose' }],
        },
      ],
    },
    {
      id: 'mitigation',
      title: 'Mitigation',
      from: 3_600_000,
      to: 2 * 3_600_000,
      groups: [
        {
          id: 'fix',
          title: 'Implement temporary fixes',
          steps: [
            { id: 'roll-back', text: 'Roll back recent deployments', do: '/rollback' },
            { id: 'restart', text: 'Restart services if appropriate', later: '/restart' },
          ],
        },
      ],
    },
    {
      id: 'post-incident',
      title: 'Post-incident',
      groups: [
        {
          id: 'follow-up',
          title: 'Follow-up',
          steps: [{ id: 'watch', text: 'Watch for 24 hours' }],
        },
      ],
    },
  ],
  troubleshooting: [
    {
      id: 'application',
      title: 'Application server',
      procedures: [
        { title: 'Check memory', lines: '# Check memory usage\nfree -m', language: 'bash' },
        { title: 'Check the dashboard', steps: ['Verify service status', 'Review utilisation'] },
      ],
    },
  ],
  templates: {
    outage: { title: 'Initial update', text: '[OUTAGE] Disruption\n\nTime: [CURRENT_TIME]\n' },
    update: { title: 'Progress update', text: '[UPDATE] within [ESTIMATED_TIME]\n' },
    resolved: { title: 'Resolution', text: '[RESOLVED] caused by [BRIEF_CAUSE]\n' },
  },
  contacts: [
    { role: 'Engineering Manager', primary: '[NAME] ([CONTACT])', secondary: '[NAME] ([CONTACT])' },
    { role: 'Render', primary: 'support@render.com', secondary: 'Account: [ACCOUNT_ID]' },
  ],
  architecture:
    '┌────────┐      ┌─────────┐\n│ Client │◄────►│ Express │\n└────────┘      └─────────┘\n',
  history: { columns: ['Date'], empty: ['[DATE]'] },
  'rollback-procedures': [
    { title: 'Application rollback', lines: 'git checkout [PREVIOUS_COMMIT]', language: 'bash' },
  ],
}

const bad = 'd41d8cd98f00b204e9800998ecf8427e00000000'
const good = '3f2c1a9e7b6d5c4f3a2b1c0d9e8f7a6b00000000'
const run = 'https://github.com/acme/chatbot/actions/runs/981'

/** Drawn at 14:14, twelve minutes into the incident. */
export const context: IssueContext = {
  playbook,
  people: {
    'on-call': ['alice'],
    'technical-lead': ['bob'],
    'engineering-manager': ['carol'],
    cto: [],
  },
  now: new Date('2026-03-02T14:14:11.000Z'),
  repositoryUrl: 'https://github.com/acme/chatbot',
  defaultBranchUrl: 'https://github.com/acme/chatbot/blob/main',
  releases: [
    {
      id: 'r2',
      sha: bad,
      title: 'Stream answers',
      at: '2026-03-02T13:59:20.000Z',
      verdict: 'bad',
      via: 'deployment',
      verifiedAt: '2026-03-02T14:02:11.000Z',
      url: run,
    },
    {
      id: 'r1',
      sha: good,
      title: 'Cache answers',
      at: '2026-03-01T09:14:00.000Z',
      verdict: 'good',
      via: 'deployment',
      verifiedAt: '2026-03-01T09:15:00.000Z',
    },
  ],
  commands: [
    { usage: '/ack', summary: 'says that you are on it; escalation stops' },
    { usage: '/cancel', summary: 'stops the operation that is running' },
    { usage: '/health', summary: 'probes now, and gives the verdict' },
    { usage: '/resolve [--cause …] [--resolution …]', summary: 'closes the incident' },
    {
      usage: '/rollback [TARGET] [--dry-run] [--reason …]',
      summary: 'back to the last good release',
    },
    { usage: '/unfreeze', summary: 'allows deploying again' },
  ],
}

/** Nobody has done anything yet. */
export const fresh: IncidentState = {
  service: 'chatbot-fluxa',
  environment: 'production',
  title: 'chatbot-fluxa production is down',
  severity: 'P1',
  status: 'open',
  recurrences: 0,
  phase: 'response',
  issue: { number: 42, url: 'https://github.com/acme/chatbot/issues/42' },
  linked: [],
  trigger: { kind: 'health', summary: '`GET /api/health` failed 3 of 3: 503' },
  declaredAt: '2026-03-02T14:02:11.000Z',
  startedAt: '2026-03-02T14:02:11.000Z',
  detectedAt: '2026-03-02T14:02:11.000Z',
  corrections: {},
  roles: {},
  checks: {},
  operations: [],
  settings: {},
  outages: [],
  quiet: [],
  timeline: [],
}

/** Down, acknowledged, and a rollback is being verified. */
export const rollingBack: IncidentState = {
  ...fresh,
  acknowledged: { at: '2026-03-02T14:06:20.000Z', by: 'alice' },
  roles: { commander: 'alice' },
  checks: {
    'check-all-users': {
      at: '2026-03-02T14:02:12.000Z',
      by: 'outage-playbook',
      evidence: { text: 'down from 3 of 3 probes', url: run },
    },
    'notify-on-call': {
      at: '2026-03-02T14:02:12.000Z',
      by: 'outage-playbook',
      evidence: { text: 'alice' },
    },
    'assign-commander': { at: '2026-03-02T14:06:20.000Z', by: 'alice' },
    'review-deployments': {
      at: '2026-03-02T14:06:40.000Z',
      by: 'outage-playbook',
      evidence: { text: '2 releases, 5 commits', url: run },
    },
  },
  health: {
    verdict: 'down',
    at: '2026-03-02T14:13:51.000Z',
    results: [
      {
        probe: 'GET /api/health',
        verdict: 'down',
        detail: '503, expected 200',
        milliseconds: 83,
        at: '2026-03-02T14:13:51.000Z',
      },
      {
        probe: 'npm run test:synthetic',
        verdict: 'unknown',
        detail: 'npm is not installed here',
        milliseconds: 4,
        at: '2026-03-02T14:13:51.000Z',
      },
      {
        probe: 'GET /',
        verdict: 'up',
        detail: '200',
        milliseconds: 61,
        at: '2026-03-02T14:13:51.000Z',
      },
    ],
  },
  frozen: {
    at: '2026-03-02T14:12:01.000Z',
    by: 'outage-playbook',
    reason: 'rollback of production',
  },
  operations: [
    {
      id: '7f3a',
      command: '/rollback --reason "errors after deploy"',
      title: 'Rolling back to `3f2c1a9` "Cache answers"',
      by: 'alice',
      startedAt: '2026-03-02T14:12:00.000Z',
      steps: [
        {
          name: 'deploy',
          title: 'deploy of `3f2c1a9` live',
          status: 'done',
          startedAt: '2026-03-02T14:12:02.000Z',
          milliseconds: 41_000,
          evidence: { text: 'run 983', url: run },
        },
        {
          name: 'verify',
          title: 'verifying',
          status: 'running',
          startedAt: '2026-03-02T14:13:40.000Z',
          evidence: { text: '1 of 2 good checks' },
        },
      ],
    },
  ],
  timeline: [
    {
      at: '2026-03-02T14:02:11.000Z',
      text: 'incident declared, P1: `GET /api/health` failed 3 of 3: 503',
      by: 'outage-playbook',
      url: run,
    },
    {
      at: '2026-03-02T14:02:30.000Z',
      text: 'deployment of `d41d8cd` failed',
      by: 'outage-playbook',
      url: run,
    },
    { at: '2026-03-02T14:06:20.000Z', text: 'acknowledged', by: 'alice' },
    { at: '2026-03-02T14:06:21.000Z', text: 'commander: alice', by: 'alice' },
    {
      at: '2026-03-02T14:09:02.000Z',
      text: 'customers see "Something went wrong" after login, see https://status.openai.com/',
      by: 'bob',
    },
    {
      at: '2026-03-02T14:12:00.000Z',
      text: 'Rolling back to `3f2c1a9` "Cache answers"',
      by: 'alice',
      url: 'https://github.com/acme/chatbot/issues/42#issuecomment-1',
    },
    {
      at: '2026-03-02T14:12:01.000Z',
      text: 'deployments frozen: rollback of production',
      by: 'outage-playbook',
    },
    {
      at: '2026-03-02T14:12:43.000Z',
      text: 'deploy of `3f2c1a9` live: run 983',
      by: 'outage-playbook',
      url: run,
    },
  ],
}

/** Over: rolled back, watched, resolved. */
export const resolved: IncidentState = {
  ...rollingBack,
  status: 'resolved',
  phase: 'post-incident',
  recoveredAt: '2026-03-02T14:15:11.000Z',
  mitigatedAt: '2026-03-02T14:15:11.000Z',
  resolved: {
    at: '2026-03-02T15:07:00.000Z',
    by: 'alice',
    cause: 'streaming left the connection pool empty',
    resolution: 'rolled back to `3f2c1a9`',
  },
  health: {
    verdict: 'up',
    at: '2026-03-02T15:06:40.000Z',
    results: [
      {
        probe: 'GET /api/health',
        verdict: 'up',
        detail: '200',
        milliseconds: 83,
        at: '2026-03-02T15:06:40.000Z',
      },
    ],
  },
  operations: rollingBack.operations.map((operation) => ({
    ...operation,
    finishedAt: '2026-03-02T14:15:20.000Z',
    outcome: 'succeeded' as const,
    summary: 'Production runs `3f2c1a9` again, verified. Down for 13 minutes.',
    running: good,
  })),
  timeline: [
    ...rollingBack.timeline,
    {
      at: '2026-03-02T14:15:20.000Z',
      text: 'Production runs `3f2c1a9` again, verified. Down for 13 minutes.',
      by: 'outage-playbook',
    },
    { at: '2026-03-02T15:07:00.000Z', text: 'resolved: rolled back to `3f2c1a9`', by: 'alice' },
  ],
}
