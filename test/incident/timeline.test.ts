import { describe, expect, it } from '@jest/globals'
import * as fc from 'fast-check'
import type { EventBody, IncidentEvent } from '../../src/incident/events.ts'
import { timelineEntry } from '../../src/incident/timeline.ts'
import { oneOfEach } from './arbitrary.ts'

const base = { id: 'e', at: '2026-05-01T10:00:00.000Z', actor: 'alice' }
const say = (body: EventBody, more: Partial<IncidentEvent> = {}) =>
  timelineEntry({ ...base, ...body, ...more } as IncidentEvent)

const finished = {
  type: 'step-finished',
  operation: 'op',
  step: 'live-1',
  title: 'live',
  milliseconds: 1,
} as const

describe('the timeline', () => {
  it('has an entry for everything but what is only ours', () => {
    fc.assert(
      fc.property(oneOfEach, (bodies) => {
        const silent = bodies.filter((body) => say(body) === undefined)
        expect(silent.map(({ type }) => type)).toEqual(['issue-opened', 'step-started'])
      }),
    )
  })

  it('says when and who', () => {
    expect(say({ type: 'acknowledged' })).toEqual({
      at: base.at,
      by: 'alice',
      text: 'acknowledged',
    })
  })

  it('holds a note word for word', () => {
    expect(say({ type: 'noted', text: 'it is *DNS*' })?.text).toBe('it is *DNS*')
  })

  it('leaves out steps that ticked themselves', () => {
    const ticked: EventBody = { type: 'checked', step: 'check-health', evidence: { text: '503' } }
    expect(say(ticked)?.text).toBe('done: check-health (503)')
    expect(say(ticked, { actor: 'outage-playbook' })).toBeUndefined()
  })

  it('names the probes that found something, and no others', () => {
    const probe = { detail: '503', milliseconds: 1, at: base.at } as const
    const results = [
      { ...probe, probe: 'GET /a', verdict: 'down' },
      { ...probe, probe: 'GET /b', verdict: 'up' },
    ] as const
    expect(say({ type: 'probed', verdict: 'down', results })?.text).toBe('health: down, GET /a 503')
  })

  it('says of a step whether it worked, and on what evidence', () => {
    expect(say({ ...finished, ok: true })?.text).toBe('live')
    expect(say({ ...finished, ok: false, evidence: { text: 'exit 1' } })?.text).toBe(
      'live failed: exit 1',
    )
  })

  it('links where the event can be read, else what it is about', () => {
    const failed: EventBody = { type: 'deployment-failed', sha: 's', summary: 'x', link: 'run' }
    expect(say(failed)?.url).toBe('run')
    expect(say(failed, { url: 'comment' })?.url).toBe('comment')
    expect(say({ ...finished, ok: true, evidence: { text: 't', url: 'log' } })?.url).toBe('log')
    expect(say({ type: 'unfrozen' })).not.toHaveProperty('url')
  })
})
