/** A record as a service has it after a busy year: 25 events, 100 releases, 100 claims. */
export function busyRecord(): Record<string, unknown> {
  const at = (index: number): string => new Date(1_790_000_000_000 + index * 60_000).toISOString()
  const actor = 'alice'
  const many = <T>(length: number, make: (index: number) => T): readonly T[] =>
    Array.from({ length }, (_, index) => make(index))
  const sha = (index: number): string => index.toString(16).padStart(40, 'abc123')
  const key = (index: number): string => `comment:${10_000 + index}:1`
  return {
    schema: 1,
    service: 'chatbot-fluxa',
    environment: 'production',
    incident: {
      id: '42',
      service: 'chatbot-fluxa',
      environment: 'production',
      events: many(25, (index) => ({
        ...{ id: `${key(index)}:noted`, at: at(index), actor, type: 'noted' },
        text: 'The answers come again, but slowly; we keep looking at the memory.',
      })),
    },
    claims: many(100, (index) => ({
      key: key(index),
      invocation: { key: key(index), line: '/note still slow', actor: { login: actor } },
      run: { id: String(9_000_000 + index), attempt: 1 },
      at: at(index),
      finished: { at: at(index), outcome: 'succeeded' },
    })),
    releases: many(100, (index) => ({
      ...{ id: String(index), sha: sha(index), title: `Change ${index}`, at: at(index) },
      verdict: 'good',
    })),
  }
}
