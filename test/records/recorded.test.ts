import { describe, expect, it } from '@jest/globals'
import { fold } from '../../src/incident/fold.ts'
import type { ServiceRecord } from '../../src/incident/record.ts'
import { memoryShape } from '../../src/sweep/memory.ts'
import { indexShape } from '../../src/records/index-shape.ts'
import { postMortemShapeOf } from '../../src/records/post-mortem-shape.ts'
import { archiveShape, serviceShapeOf, shapeOf } from '../../src/records/shapes.ts'
import { recorded } from './recorded.ts'

/** A record of version 0.1, read as this version reads it. */
function read(moment: string, key: string): unknown {
  const value = recorded(moment).find((one) => one.key === key)?.value
  if (key === 'index') return indexShape.read(value)
  if (key === 'looks') return memoryShape.read(value)
  if (key.startsWith('incidents/')) return archiveShape(Number(key.split('/')[1])).read(value)
  if (key.startsWith('post-mortems/')) return postMortemShapeOf(key).read(value)
  return shapeOf(key)?.read(value)
}

const service = (moment: string): ServiceRecord => {
  const key = 'services/chatbot-fluxa/production'
  const value = recorded(moment).find((one) => one.key === key)?.value
  return serviceShapeOf(key).read(value)
}

const summary = (record: ServiceRecord) => ({
  open: record.claims.filter(({ finished }) => !finished).map(({ key }) => key),
  refused: record.claims.filter(({ finished }) => finished?.outcome === 'refused').length,
  claims: record.claims.length,
  frozen: record.frozen?.reason,
  releases: record.releases.map(({ sha, via }) => `${sha.slice(0, 7)} ${via}`),
  closed: record.closed?.map(({ issue }) => issue),
})

describe('records that version 0.1 wrote', () => {
  it.each(['rolled-back', 'died-in-an-operation'])('are all read: %s', (moment) => {
    const all = recorded(moment)
    expect(all.length).toBeGreaterThan(0)
    for (const { key } of all) expect([key, read(moment, key)]).toEqual([key, expect.anything()])
  })

  it('say what happened where a deployment was rolled back', () => {
    const record = service('rolled-back')
    expect(summary(record)).toEqual({
      open: [],
      refused: 0,
      claims: 3,
      frozen: 'a rollback',
      releases: [
        'f5a85dc rollback',
        'b811dd6 deployment',
        'f5a85dc deployment',
        'c278564 deployment',
      ],
      closed: undefined,
    })
    const outbox = record.outbox ?? []
    expect(outbox.map(({ channel }) => channel)).toEqual(['reply', 'incident-issue'])
    expect(JSON.stringify(outbox[0]?.payload)).toContain('again, verified')
    expect(JSON.stringify(record.claims)).not.toContain('owed')
    expect(record.incident && fold(record.incident, 'response')).toMatchObject({
      title: 'deployment of b811dd6 failed (Deploy, failure)',
      status: 'open',
      severity: 'P1',
      issue: { number: 2 },
      health: { verdict: 'up' },
      operations: [{ outcome: 'succeeded', steps: { length: 5 } }],
    })
  })

  it('say what is under way where a run died in an operation', () => {
    const record = service('died-in-an-operation')
    expect(summary(record)).toEqual({
      ...summary(service('rolled-back')),
      open: ['comment:35:1'],
      refused: 1,
      claims: 20,
      closed: [2],
    })
    expect(record.incident && fold(record.incident, 'response')).toMatchObject({
      title: 'Checkout answers 500',
      impact: 'nobody can pay',
      status: 'open',
      operations: [{ steps: [{ status: 'done' }, { status: 'running' }] }],
    })
  })

  it('keep an incident that is closed, with all its events', () => {
    const archive = archiveShape(2).read(read('died-in-an-operation', 'incidents/0002'))
    expect(archive && fold(archive.incident, 'response')).toMatchObject({
      status: 'closed',
      resolved: { cause: 'a full disk', resolution: 'a bigger disk' },
      roles: { commander: 'bob' },
      acknowledged: { by: 'alice' },
      operations: [{ outcome: 'succeeded' }],
    })
    expect(archive?.incident.events).toHaveLength(55)
  })
})
