import { describe, expect, it } from '@jest/globals'
import { readFileSync } from 'node:fs'
import { builtinPlaybook, parsePlaybook } from '../../src/playbook/load.ts'
import { allSteps } from '../../src/playbook/steps.ts'
import { commandNames } from '../../src/parser/names.ts'
import { documentOf, linesOf } from './document.ts'

function read(path: string): string {
  return readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')
}

const playbook = builtinPlaybook()
const document = linesOf(read('docs/service-outage-playbook.md'))
const data = documentOf(playbook)

const commands = [...commandNames]

describe('the service outage playbook', () => {
  it('is a document of some length', () => {
    expect(document.length).toBeGreaterThan(230)
  })

  it.each(document.map((line, index) => [index + 1, line] as const))(
    'has line %i of the document in its place: %s',
    (number, line) => {
      expect(data[number - 1]).toBe(line)
    },
  )

  it('has no line that the document lacks', () => {
    expect(data).toHaveLength(document.length)
  })

  it('draws the architecture to the space', () => {
    expect(read('docs/service-outage-playbook.md')).toContain(playbook.architecture)
  })

  it('names only commands and facts that exist', () => {
    const source = read('src/playbook/service-outage.yml')
    expect(() => parsePlaybook(source, 'service-outage.yml', { commands })).not.toThrow()
  })

  it('has five phases, the last of them after the incident', () => {
    expect(playbook.phases.map(({ id, from, to }) => [id, from, to])).toEqual([
      ['response', 0, 900_000],
      ['diagnosis', 900_000, 3_600_000],
      ['mitigation', 3_600_000, 7_200_000],
      ['resolution', 7_200_000, 14_400_000],
      ['post-incident', undefined, undefined],
    ])
  })

  it('has two severities of ours below the one of the document', () => {
    const minute = 60_000
    expect(
      playbook.severities.map(({ id, acknowledge, resolve }) => [
        id,
        acknowledge.within / minute,
        resolve.within / minute,
      ]),
    ).toEqual([
      ['P1', 15, 240],
      ['P2', 30, 480],
      ['P3', 240, 4_320],
    ])
  })

  it('does these steps with a command now', () => {
    const now = allSteps(playbook).flatMap(({ step }) =>
      step.do === undefined ? [] : [`${step.id}: ${step.do}`],
    )
    expect(now).toEqual([
      'verify-complete-or-partial: /health',
      'assign-commander: /assign commander',
      'prepare-customer-message: /update',
      'check-network: /health',
      'record-observations: /note',
      'update-timeline: /note',
      'roll-back: /rollback',
      'restart-services: /restart',
      'scale-up: /scale',
      'maintenance-mode: /maintenance on',
      'run-synthetic-tests: /health',
      'check-health-endpoints: /health',
      'provide-eta: /update --eta',
      'deploy-fixes: /release',
      'update-configurations: /restore-variables',
      'adjust-infrastructure: /scale',
      'run-full-synthetic-tests: /health',
      'notify-resolution: /resolve',
      'prepare-post-incident-message: /update',
      'verify-stability: /health',
      'complete-timeline: /timeline',
      'document-actions: /postmortem',
      'record-impact: /postmortem',
      'schedule-post-mortem: /postmortem',
      'include-responders: /postmortem',
      'review-timeline: /timeline',
      'what-caused-it: /postmortem',
      'why-not-earlier: /postmortem',
      'contributing-factors: /postmortem',
      'create-rca: /postmortem',
      'create-tickets: /file-actions',
      'assign-owners: /file-actions',
      'schedule-review: /file-actions',
    ])
  })

  it('will do these steps with a command later', () => {
    const later: Record<string, string[]> = {}
    for (const { step } of allSteps(playbook)) {
      if (step.later !== undefined) (later[step.later] ??= []).push(step.id)
    }
    expect(later).toEqual({
      '/impact': [
        'verify-all-or-subset',
        'estimate-users',
        'identify-functionality',
        'determine-business-impact',
        'check-data-integrity',
      ],
      '/health --from everywhere': [
        'verify-multiple-locations',
        'verify-mitigation-locations',
        'verify-resolution-locations',
      ],
      '/diagnose': [
        'verify-all-environments',
        'check-other-systems',
        'check-components',
        'check-third-parties',
        'check-recent-changes',
        'check-application-logs',
        'review-recent-changes',
        'check-infrastructure',
        'verify-database',
        'analyze-error-logs',
        'check-server-metrics',
        'review-database-metrics',
        'verify-external-dependencies',
        'cause-deployments',
        'cause-configuration',
        'cause-infrastructure',
        'cause-database',
        'cause-dependencies',
        'share-diagnostics',
      ],
      '/escalate': ['notify-on-call'],
      '/escalate technical-lead': ['notify-technical-lead'],
      '/update': [
        'status-page-acknowledge',
        'notify-stakeholders',
        'status-page-progress',
        'notify-progress',
        'status-page-resolved',
      ],
      '/fallback': ['reroute-traffic'],
      '/restore-database': ['fix-database'],
      '/watch': ['monitor-error-rates'],
    })
  })

  it('ticks these steps without a command', () => {
    const alone = allSteps(playbook).filter(
      ({ step }) => !step.do && !step.later && step['ticked-by'],
    )
    expect(alone.map(({ step }) => step.id)).toEqual(['heighten-monitoring', 'watch-patterns'])
  })

  it('leaves these steps to people', () => {
    const manual = allSteps(playbook).filter(
      ({ step }) => !step.do && !step.later && !step['ticked-by'],
    )
    expect(manual.map(({ step }) => step.id)).toEqual([
      'create-channel',
      'cause-security',
      'test-critical-functionality',
      'verify-critical-functionality',
      'share-rca',
      'update-knowledge-base',
      'fix-underlying',
      'improve-monitoring',
      'update-alerting',
      'identify-systemic',
      'improve-testing',
      'enhance-safeguards',
      'update-documentation',
    ])
  })
})
