import { describe, expect, it } from '@jest/globals'
import { builtinPlaybook, parsePlaybook } from '../../src/playbook/load.ts'
import { allSteps, findPhase, findStep } from '../../src/playbook/steps.ts'
import { errorOf } from '../config/fixture.ts'

const file = '.github/playbook.yml'
const builtin = builtinPlaybook()

function extended(text: string): ReturnType<typeof parsePlaybook> {
  return parsePlaybook(`version: 1\nextends: service-outage\n${text}`, file, {
    commands: ['health', 'rollback'],
  })
}

function faultsOf(text: string): string[] {
  return errorOf(() => extended(text))
    .message.split('\n')
    .slice(1)
}

describe('a playbook that extends the built-in one', () => {
  it('is the same where it gives nothing', () => {
    expect(extended('')).toEqual(builtin)
  })

  it('replaces the top-level keys that it gives', () => {
    const playbook = extended(
      'title: Ours\ncontacts: [{ role: DBA, primary: Eve, secondary: Dan }]',
    )
    expect(playbook).toEqual({
      ...builtin,
      title: 'Ours',
      contacts: [{ role: 'DBA', primary: 'Eve', secondary: 'Dan' }],
    })
  })

  it('changes the keys given of a step, and leaves it in its place', () => {
    const playbook = extended(`
phases:
  - id: response
    groups:
      - id: assemble-team
        steps: [{ id: create-channel, text: Open a bridge }]
`)
    expect(allSteps(playbook).map(({ step }) => step.id)).toEqual(
      allSteps(builtin).map(({ step }) => step.id),
    )
    expect(findStep(playbook, 'create-channel').found?.step.text).toBe('Open a bridge')
    expect(findStep(playbook, 'notify-on-call').found?.step).toEqual(
      findStep(builtin, 'notify-on-call').found?.step,
    )
  })

  it('adds what is new at the end', () => {
    const playbook = extended(`
assessment:
  - id: identify-scope
    steps: [{ id: check-cdn, text: Check the CDN, do: /health }]
  - id: ask-around
    title: Ask Around
    steps: [{ id: ask-support, text: Ask support }]
phases:
  - id: response
    to: 20m
    groups:
      - id: pets
        title: Look After Pets
        steps: [{ id: feed-cat, text: Feed the cat }]
  - id: party
    title: Party
    groups: [{ id: cake, title: Cake, steps: [{ id: bake, text: Bake }] }]
`)
    expect(playbook.assessment.map(({ id }) => id)).toEqual([
      'verify-outage',
      'assess-impact',
      'identify-scope',
      'ask-around',
    ])
    expect(playbook.assessment[2]?.steps.at(-1)?.id).toBe('check-cdn')
    expect(findPhase(playbook, 'response')).toMatchObject({
      title: 'Immediate Response',
      to: 1_200_000,
    })
    expect(findPhase(playbook, 'response')?.groups.at(-1)?.id).toBe('pets')
    expect(playbook.phases.at(-1)?.id).toBe('party')
  })

  it('removes steps, groups and phases, and what is left empty', () => {
    const playbook = extended(
      'remove: [post-incident, verify-mitigation, notify-resolution, status-page-resolved, prepare-post-incident-message]',
    )
    expect(playbook.phases.map(({ id }) => id)).not.toContain('post-incident')
    expect(findPhase(playbook, 'mitigation')?.groups.map(({ id }) => id)).toEqual([
      'temporary-fixes',
      'update-communication',
    ])
    expect(findPhase(playbook, 'resolution')?.groups.map(({ id }) => id)).not.toContain(
      'final-communication',
    )
  })

  it('may remove a step and give it anew, without what it had', () => {
    const playbook = extended(`
remove: [roll-back]
phases:
  - id: mitigation
    groups: [{ id: temporary-fixes, steps: [{ id: roll-back, text: Ask Bob to roll back }] }]
`)
    expect(findStep(playbook, 'roll-back').found?.step).toEqual({
      id: 'roll-back',
      text: 'Ask Bob to roll back',
    })
  })

  it('leaves the built-in one as it was', () => {
    const before = structuredClone(builtin)
    extended('remove: [roll-back]\nphases: [{ id: response, title: Other }]')
    expect(builtinPlaybook()).toEqual(before)
  })
})

describe('the faults of an extension', () => {
  it('are named with the lines of its own file', () => {
    const faults = faultsOf(`remove: [rollback]
phases:
  - id: response
    groups:
      - id: assemble-team
        steps:
          - id: notify-on-call
            do: /restart
          - id: check-network
            text: Stands in diagnosis already
          - id: notify-oncall
      - id: fresh
        steps: [{ id: a, text: A }]
  - id: brand-new
    title: New
`)
    const steps = 'phases[0].groups[0].steps'
    expect(faults.map((fault) => fault.split('; ')[0])).toEqual([
      `- ${file}:3 \`remove[0]\` names nothing`,
      `- ${file}:10 \`${steps}[0].do\` is not a command that exists`,
      `- ${file}:11 \`${steps}[1].id\` is \`check-network\`, and something else has that id`,
      `- ${file}:13 \`${steps}[2]\` is a new step, and not complete`,
      `- ${file}:14 \`phases[0].groups[1]\` is a new group, and not complete`,
      `- ${file}:16 \`phases[1]\` is a new phase, and not complete`,
    ])
    expect(faults[0]).toContain('did you mean `roll-back`?')
  })

  it.each([
    ['extend: x', 'did you mean `extends`?'],
    ['phases: [{ id: response, steps: [] }]', '`phases[0].steps` is not a known key'],
    ['phases: [{ title: X }]', '`phases[0].id` is missing'],
  ])('are shapes that do not fit: %s', (text, fault) => {
    expect(faultsOf(text).join('\n')).toContain(fault)
  })

  it('are playbooks that are not built in', () => {
    const error = errorOf(() => parsePlaybook('version: 1\nextends: service-outag', file))
    expect(error.message).toContain(
      ':2 `extends` cannot be `service-outag`; did you mean `service-outage`?',
    )
  })
})
