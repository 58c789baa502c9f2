import { OutageError } from '../errors.ts'
import type { DecidingDefinition, Definition } from '../engine/definition.ts'
import { done, type Decision, type Situation } from '../engine/deciding.ts'
import { disorderOf, momentsOf } from '../incident/correct.ts'
import { moments, type Moment } from '../incident/events.ts'
import { code } from '../views/markdown.ts'
import { moment as say, short, between } from '../views/time.ts'
import { amending } from './after-closing.ts'

const usage = `/correct ${moments.join('|')} TIME`

const correcting: Pick<DecidingDefinition, 'prepare' | 'decide' | 'inPostMortem'> = {
  async prepare(invocation, args) {
    const [name = '', ...time] = args.words
    const wanted = momentNamed(name)
    const { readTime } = await import('../history/when.ts')
    return { ...args, words: [wanted, await readTime(invocation, time.join(' '))] }
  },
  decide: (situation, { words: [name = '', to = ''] }) => decide(situation, momentNamed(name), to),
  inPostMortem: true,
}

/** `/correct`: a clock was wrong. What was written then stays; everything else follows. */
export const correct: Definition = {
  name: 'correct',
  summary: 'corrects when the incident started, was detected, acknowledged, mitigated or resolved',
  usage,
  examples: ['/correct started 13:52', '/correct detected "2026-03-02 14:05"'],
  permission: 'usual',
  grammar: { flags: {}, words: { least: 2, most: 8 } },
  concerns: 'incident',
  ...correcting,
  afterClosing: amending(correcting),
}

function momentNamed(name: string): Moment {
  const wanted = moments.find((one) => one === name.toLowerCase())
  if (wanted !== undefined) return wanted
  throw new OutageError('command-invalid', `${code(name)} is not a moment of an incident.`, {
    remedy: `Usage: \`${usage}\``,
  })
}

function decide({ state, now }: Situation, moment: Moment, to: string): Decision {
  if (state === undefined) throw new OutageError('incident-missing', 'There is no open incident.')
  const before = momentsOf(state)[moment]
  if (before === undefined && moment !== 'mitigated') {
    throw new OutageError('time-invalid', `The incident is not ${moment} yet.`, {
      remedy:
        moment === 'acknowledged'
          ? 'Type `/ack` first, and correct it then.'
          : 'Type `/resolve` first, and correct it then.',
    })
  }
  const wrong = disorderOf(state, moment, to)
  if (wrong) {
    const other = wrong.earlier === moment ? wrong.later : wrong.earlier
    const at = momentsOf(state)[other] ?? ''
    throw new OutageError(
      'time-invalid',
      `It cannot have been ${wrong.later} before it was ${wrong.earlier}: ${other} is ${say(at, now)}.`,
      { remedy: `Correct ${code(`/correct ${other} TIME`)} first, or give another time.` },
    )
  }
  const was = before === undefined ? '' : `, before: ${say(before, now)}`
  const total =
    moment === 'started' ? '' : ` That is ${short(between(state.startedAt, to))} after the start.`
  return {
    events: [{ type: 'corrected', moment, to }],
    reply: done(`${moment} at ${say(to, now)}${was}.${total}`, [
      'Clocks, figures and the issue follow; what was written down then stays on the record.',
    ]),
  }
}
