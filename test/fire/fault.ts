import type { GitHub } from '@outage-playbook/rehearsal/github/github.ts'
import type { Reply } from '@outage-playbook/rehearsal/github/http.ts'
import type { LoggedRequest } from '@outage-playbook/rehearsal/github/log.ts'

/** What GitHub does instead of answering. */
export const troubles = ['500', '502', '429', '403', 'reset', 'cut', 'silence'] as const

export type Trouble = (typeof troubles)[number]

export type Fault = {
  readonly trouble: Trouble
  /** The how manieth request of the run it hits first, from 1. */
  readonly request: number
  /** `after`: the request is performed, and its answer is lost. Limits refuse before. */
  readonly when: 'before' | 'after'
  /** Every later request of that run is hit, too. */
  readonly forGood: boolean
}

const message = (status: number, text: string, headers: Reply['headers'] = {}): Reply => ({
  status,
  headers,
  body: { message: text, documentation_url: 'https://docs.github.com/rest' },
})

const answers: Readonly<Record<string, Reply>> = {
  '500': message(500, 'Server Error'),
  '502': message(502, 'Server Error'),
  '429': message(429, 'Too many requests', { 'retry-after': '1' }),
  '403': message(403, 'You have exceeded a secondary rate limit.', { 'retry-after': '1' }),
}

/** Makes trouble for the first run that gets as far as the fault's request. */
export function makeTrouble(github: GitHub, fault: Fault) {
  const counts = new Map<string, number>()
  const marked = new Set<number>()
  let victim: { readonly run: string; readonly request: LoggedRequest } | undefined
  const stop = github.intercept(async ({ phase, request }) => {
    const { run } = request
    if (run === undefined || (victim !== undefined && victim.run !== run)) return undefined
    if (phase === 'before') {
      const count = (counts.get(run) ?? 0) + 1
      counts.set(run, count)
      if (count === fault.request || (fault.forGood && count > fault.request)) {
        marked.add(request.id)
      }
    }
    if (phase !== fault.when || !marked.has(request.id)) return undefined
    victim ??= { run, request }
    if (fault.trouble === 'reset') return { kind: 'destroy' }
    if (fault.trouble === 'cut') return { kind: 'cut' }
    const reply = answers[fault.trouble]
    // Nobody ever answers; the connection goes when the world does.
    return reply === undefined ? new Promise(() => undefined) : { kind: 'answer', reply }
  })
  return { hit: () => victim, stop }
}
