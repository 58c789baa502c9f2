/** A playbook as small as they come; durations as in a file. */
export const small = `version: 1
id: small
title: Small
introduction: A playbook for tests.
severities:
  - id: P1
    name: Critical
    means: Down
    acknowledge: { within: 15m, means: Begin }
    resolve: { within: 4h, means: End }
  - id: P2
    name: Major
    means: Degraded
    default: true
    acknowledge: { within: 30m, means: Begin }
    resolve: { within: 8h, means: End }
escalation: { path: [Lead], means: Late }
triggers: []
assessment:
  - id: verify
    title: Verify
    steps:
      - { id: look, text: Look at it, do: /health }
phases:
  - id: first
    title: First aid
    from: 0m
    to: 15m
    groups:
      - id: team
        title: Team
        steps:
          - { id: call, text: Call somebody, ticked-by: [acknowledged] }
          - { id: call-back, text: Call back }
  - id: second
    title: Second look
    groups:
      - id: fix
        title: Fix
        steps:
          - { id: mend, text: Mend it, do: /rollback, ticked-by: ['operation-succeeded:rollback'] }
          - { id: prove, text: Prove it, do: /health, ticked-by: [recovered] }
          - { id: watch, text: Look again, do: /health, ticked-by: ['probed:up@second'] }
troubleshooting: []
templates:
  outage: { title: Outage, text: Down. }
  update: { title: Update, text: Working on it. }
  resolved: { title: Resolved, text: Up. }
contacts: []
architecture: ''
history: { columns: [], empty: [] }
rollback-procedures: []
`

/** `small` with each piece of text replaced by another. */
export function changed(...changes: readonly (readonly [from: string, to: string])[]): string {
  return changes.reduce((source, [from, to]) => {
    if (!source.includes(from)) throw new Error(`the fixture has no ${from}`)
    return source.replace(from, to)
  }, small)
}
