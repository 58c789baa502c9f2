import { describe, expect, it } from '@jest/globals'
import { dueClocks } from '../../src/clocks/incident.ts'
import { fold } from '../../src/incident/fold.ts'
import type { EventBody, IncidentEvent } from '../../src/incident/events.ts'
import type { IncidentState } from '../../src/incident/state.ts'
import { builtinPlaybook } from '../../src/playbook/load.ts'
import type { Playbook } from '../../src/playbook/schema.ts'

const minute = 60_000
const hour = 60 * minute

/** The playbook, with these targets for every severity. */
function playbookWith(acknowledge: number): Playbook {
  const builtin = builtinPlaybook()
  const severities = builtin.severities.map((one) => ({
    ...one,
    acknowledge: { ...one.acknowledge, within: acknowledge },
    resolve: { ...one.resolve, within: 4 * hour },
  }))
  return { ...builtin, severities, watch: 24 * hour }
}

const playbook = playbookWith(15 * minute)
const began = Date.parse('2026-03-02T14:00:00Z')

/** What happened, and how long after the beginning. */
type Story = readonly (readonly [after: number, body: EventBody])[]

const declared: EventBody = {
  type: 'declared',
  title: '',
  severity: 'P1',
  trigger: { kind: 'person', summary: 'somebody said so' },
}

/** The incident when `count` things have happened. */
function stateAfter(story: Story, count: number): IncidentState {
  const events = story.slice(0, count).map(([after, body], index): IncidentEvent => {
    const at = new Date(began + after).toISOString()
    return { ...body, id: String(index), at, actor: 'alice' }
  })
  return fold({ id: 'i', service: 's', environment: 'e', events }, 'response')
}

/** Everything that is said when somebody looks every so often for two days. */
function said(story: Story, every: number): readonly string[] {
  const states = story.map((_, index) => stateAfter(story, index + 1))
  const claimed = new Set<string>()
  const words: string[] = []
  for (let now = began; now <= began + 48 * hour; now += every) {
    const state = states[story.filter(([after]) => began + after <= now).length - 1]
    if (state === undefined) continue
    for (const { clock, key } of dueClocks(state, playbook, new Date(now))) {
      if (claimed.has(key)) continue
      claimed.add(key)
      words.push(clock)
    }
  }
  return words
}

const forgotten: Story = [[0, declared]]
const mended: Story = [
  [0, declared],
  [30 * minute, { type: 'acknowledged' }],
  [5 * hour, { type: 'resolved' }],
]
const cameBack: Story = [
  [0, declared],
  [5 * minute, { type: 'acknowledged' }],
  [hour, { type: 'resolved' }],
  [6 * hour, { type: 'reopened', reason: 'down again', recurrence: true }],
  [20 * hour, { type: 'resolved' }],
]

describe('clocks', () => {
  it.each([
    ['every second', 1_000],
    ['every minute', minute],
    ['every five minutes', 5 * minute],
  ])('say the same words, once each, when looked at %s', (_, every) => {
    expect(said(forgotten, every)).toEqual(['acknowledge', 'resolve'])
    expect(said(mended, every)).toEqual(['acknowledge', 'resolve', 'watch-over'])
    // Whoever was on it the first time need not be on it now.
    expect(said(cameBack, every)).toEqual(['resolve', 'acknowledge', 'watch-over'])
  })

  it('say the words that still matter when nobody looked for hours', () => {
    expect(said(forgotten, 5 * hour)).toEqual(['acknowledge', 'resolve'])
    expect(said(mended, 5 * hour)).toEqual(['watch-over'])
    expect(said(cameBack, 5 * hour)).toEqual(['resolve', 'acknowledge', 'watch-over'])
  })

  const open = { ...stateAfter(forgotten, 1), startedAt: '2026-03-02T14:00:00.000Z' }
  const due = (state: IncidentState, at: string, by = playbook) =>
    dueClocks(state, by, new Date(`2026-03-02T${at}Z`))

  it('run from timestamps, and stop when what they wait for has happened', () => {
    expect(due(open, '14:14:59')).toEqual([])
    expect(due(open, '14:15:00').map(({ clock }) => clock)).toEqual(['acknowledge'])
    expect(due(open, '17:59:59')).toHaveLength(1)
    expect(due(open, '18:00:00').map(({ clock }) => clock)).toEqual(['acknowledge', 'resolve'])
    expect(due({ ...open, status: 'closed' }, '23:00:00')).toEqual([])
  })

  it('run from a start that was corrected, and are said no second time', () => {
    const earlier = { ...open, startedAt: '2026-03-02T13:50:00.000Z' }
    expect(due(earlier, '14:05:00')).toEqual(due(open, '14:15:00'))
  })

  it('without a target never run out', () => {
    expect(due(open, '23:00:00', playbookWith(Infinity))).toHaveLength(1)
  })
})
