import { describe, expect, it } from '@jest/globals'
import { figures, isPolling, type LoggedRequest } from '@outage-playbook/rehearsal/github/log.ts'

const request = (
  id: number,
  startedAt: number,
  endedAt: number | undefined,
  more: Partial<LoggedRequest> = {},
): LoggedRequest => ({
  id,
  method: 'GET',
  path: '/',
  status: 200,
  startedAt,
  actor: 'github-actions[bot]',
  run: '1:1',
  ...(endedAt === undefined ? {} : { endedAt }),
  ...more,
})

describe('figures', () => {
  it('count requests that left together as one round trip', () => {
    const together = [request(1, 0, 10), request(2, 1, 12), request(3, 2, 9)]
    expect(figures(together)).toEqual({ requests: 3, depth: 1 })
  })

  it('count the longest chain of requests that waited for each other', () => {
    const chain = [request(1, 0, 10), request(2, 1, 30), request(3, 11, 20), request(4, 21, 25)]
    expect(figures(chain)).toEqual({ requests: 4, depth: 3 })
  })

  it('keep runs apart, and do not wait for what never ended', () => {
    const apart = [request(1, 0, 10), request(2, 20, 30, { run: '2:1' })]
    expect(figures(apart).depth).toBe(1)
    expect(figures([request(1, 0, undefined), request(2, 20, 30)]).depth).toBe(1)
  })

  it('stop at a time, and leave out what waiting for a deployment costs', () => {
    const path = '/repos/acme/chatbot-fluxa/actions/runs/12'
    const all = [
      request(1, 0, 10),
      request(2, 11, 20, { path }),
      request(3, 21, 30, { status: 304 }),
    ]
    expect(figures(all)).toEqual({ requests: 3, depth: 3 })
    expect(figures(all, { ignore: isPolling })).toEqual({ requests: 1, depth: 1 })
    expect(figures(all, { until: 15 })).toEqual({ requests: 2, depth: 2 })
  })

  it('are nothing for nothing', () => {
    expect(figures([])).toEqual({ requests: 0, depth: 0 })
  })
})
