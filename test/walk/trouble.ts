import type { Interceptor } from '@outage-playbook/rehearsal/github/server.ts'
import type { World } from '@outage-playbook/rehearsal/world.ts'
import type { Trouble } from './step.ts'

const reply = (status: number, text: string, headers: Readonly<Record<string, string>> = {}) => ({
  kind: 'answer' as const,
  reply: { status, headers, body: { message: text } },
})

const answers = {
  '500': reply(500, 'Server Error'),
  '502': reply(502, 'Server Error'),
  '429': reply(429, 'Too many requests', { 'retry-after': '1' }),
  '403': reply(403, 'You have exceeded a secondary rate limit.', { 'retry-after': '1' }),
  reset: { kind: 'destroy' as const },
  cut: { kind: 'cut' as const },
}

/** Makes one kind of trouble for the first run of the action that gets as far as its request. */
export function makeTrouble(world: World, trouble: Trouble): { stop(): void; hit(): boolean } {
  if (trouble.kind === 'none') return { stop: () => undefined, hit: () => false }
  if (trouble.kind === 'kill') {
    const { request, when } = trouble
    const planned = world.killAt({ request, when })
    return { stop: planned.stop, hit: () => planned.killed() !== undefined }
  }
  const counts = new Map<string, number>()
  let hit = false
  let marked: number | undefined
  const intercept: Interceptor = ({ phase, request: asked }) => {
    const run = world.runner.runs.find(({ id, attempt }) => asked.run === `${id}:${attempt}`)
    if (run === undefined) return undefined
    if (phase === 'before') {
      const key = `${run.id}:${run.attempt}`
      const count = (counts.get(key) ?? 0) + 1
      counts.set(key, count)
      if (!hit && marked === undefined && count === trouble.request) marked = asked.id
    }
    if (hit || asked.id !== marked) return undefined
    if (trouble.kind === 'cancel') {
      hit = true
      world.runner.cancel(run)
      return undefined
    }
    // A limit is refused before anything is done.
    const isLimit = trouble.answer === '429' || trouble.answer === '403'
    if (phase !== (isLimit ? 'before' : trouble.when)) return undefined
    hit = true
    return answers[trouble.answer]
  }
  return { stop: world.github.intercept(intercept), hit: () => hit }
}
