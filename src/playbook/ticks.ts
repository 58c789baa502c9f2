import { suggestion } from '../config/near.ts'
import { eventFactFamilies, eventFacts } from '../incident/facts.ts'
import type { Playbook, Step } from './schema.ts'
import { allSteps } from './steps.ts'

/** Facts that commands state, besides those of events (`incident/facts.ts`). */
const commandFacts = [
  // Nothing came back for as long as the playbook says.
  'watched',
  'post-mortem-opened',
  'actions-filed',
  'actions-assigned',
  'review-scheduled',
  // Who was called when the issue was opened.
  'notified:on-call',
  'notified:technical-lead',
  'notified:engineering-manager',
  'notified:cto',
]

/**
 * Ids of the steps that a fact ticks. Facts are those of events, those of commands, and
 * `command:LINE` for a command that was carried out (not one that was refused, nor a dry run).
 * A step with `ticked-by` is ticked by nothing else; one with `do` alone by its own command. Facts
 * bound to a phase (`probed:up@resolution`) count once the incident, now in `phase`, has reached it.
 */
export function stepsTickedBy(playbook: Playbook, fact: string, phase?: string): string[] {
  const order = playbook.phases.map(({ id }) => id)
  const reached = phase === undefined ? -1 : order.indexOf(phase)
  return allSteps(playbook)
    .filter(({ step }) =>
      wantedBy(step).some((wanted) => {
        const [name, from] = splitPhase(wanted)
        return matches(name, fact) && (from === undefined || order.indexOf(from) <= reached)
      }),
    )
    .map(({ step }) => step.id)
}

/** What is wrong with an entry of `ticked-by`; nothing where it can happen. */
export function tickFault(
  wanted: string,
  phases: readonly string[],
  commands: readonly string[] | undefined,
): { readonly problem: string; readonly remedy: string } | undefined {
  const [fact, phase] = splitPhase(wanted)
  if (phase !== undefined && !phases.includes(phase)) {
    return {
      problem: `waits for the phase \`${phase}\`, which does not exist`,
      remedy: suggestion(phase, phases),
    }
  }
  const known = knownFacts(commands, fact)
  if (known.includes(fact)) return undefined
  return { problem: 'is not a fact that can tick a step', remedy: suggestion(fact, known) }
}

function knownFacts(commands: readonly string[] | undefined, fact: string): string[] {
  const [family = '', subject = ''] = fact.split(/:\/?/)
  const [name = ''] = subject.split(' ')
  // Without a list of commands any name will do.
  const names = commands ?? (/^[a-z][a-z-]*$/.test(name) ? [name] : [])
  const rest = subject.slice(name.length)
  return [
    ...eventFacts,
    ...commandFacts,
    ...(family === 'command' ? names.map((each) => `command:/${each}${rest}`) : []),
    ...(eventFactFamilies.includes(family) ? names.map((each) => `${family}:${each}`) : []),
  ]
}

function wantedBy(step: Step): readonly string[] {
  if (step['ticked-by'] !== undefined) return step['ticked-by']
  return step.do === undefined ? [] : [`command:${step.do}`]
}

/** Whether a fact is the one wanted; of a command line the options may stand anywhere. */
function matches(wanted: string, fact: string): boolean {
  if (fact === wanted) return true
  if (!wanted.startsWith('command:')) return false
  if (fact.startsWith(`${wanted} `)) return true
  const [words, options] = wordsAndOptions(wanted)
  const typed = fact.split(/\s+/)
  return (
    words.every((word, place) => typed[place] === word) &&
    options.every((option) => typed.some((word) => word.replace(/=.*/s, '') === option))
  )
}

function wordsAndOptions(line: string): readonly [words: string[], options: string[]] {
  const all = line.split(' ')
  return [all.filter((word) => !isOption(word)), all.filter(isOption)]
}

const isOption = (word: string): boolean => word.startsWith('--')

function splitPhase(wanted: string): [fact: string, phase: string | undefined] {
  const at = wanted.lastIndexOf('@')
  // The `@` of `command:/assign commander @alice` is no phase.
  if (at < 1 || wanted.charAt(at - 1) === ' ') return [wanted, undefined]
  return [wanted.slice(0, at), wanted.slice(at + 1)]
}
