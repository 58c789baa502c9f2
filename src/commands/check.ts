import { OutageError } from '../errors.ts'
import type { EventBody } from '../incident/events.ts'
import { findStep } from '../playbook/steps.ts'
import type { Playbook } from '../playbook/schema.ts'
import { code, prose } from '../views/markdown.ts'
import type { Arguments } from '../parser/arguments.ts'
import type { Definition } from '../engine/definition.ts'
import { done, type Decision, type Situation } from '../engine/deciding.ts'

const grammar = { flags: {}, words: { least: 1, most: 100 } } as const

/** `/check`: ticks steps of the playbook. */
export const check: Definition = {
  name: 'check',
  summary: 'ticks a step of the playbook',
  usage: '/check STEP…',
  examples: ['/check notify-on-call', '/check "Check network connectivity and DNS"'],
  permission: 'usual',
  grammar,
  concerns: 'incident',
  decide: (situation, args) => decide('checked', situation, args),
}

/** `/uncheck`: takes ticks away. */
export const uncheck: Definition = {
  name: 'uncheck',
  summary: 'takes the tick of a step away',
  usage: '/uncheck STEP…',
  examples: ['/uncheck notify-on-call'],
  permission: 'usual',
  grammar,
  concerns: 'incident',
  decide: (situation, args) => decide('unchecked', situation, args),
}

function decide(type: 'checked' | 'unchecked', situation: Situation, args: Arguments): Decision {
  const steps = [...new Set(args.words)].map((name) => stepNamed(situation.playbook, name))
  const changes = steps.filter(
    ({ id }) => (situation.state?.checks[id] !== undefined) !== (type === 'checked'),
  )
  const names = steps.map(({ text }) => prose(text)).join(', ')
  return {
    events: changes.map(({ id }): EventBody => ({ type, step: id })),
    reply: done(type === 'checked' ? `Done: ${names}.` : `Open again: ${names}.`),
  }
}

function stepNamed(playbook: Playbook, name: string): { id: string; text: string } {
  const found = findStep(playbook, name)
  if (found.found) return found.found.step
  const near = found.suggestions.map(({ step }) => code(step.id)).join(', ')
  throw new OutageError('step-unknown', `The playbook has no single step ${code(name)}.`, {
    remedy:
      near === '' ? 'The issue lists the steps; copy the beginning of one.' : `Perhaps: ${near}.`,
  })
}
