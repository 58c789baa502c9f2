/** Stands in for `undici` in what is built: `@actions/github` takes its `fetch` where no other is given. */
export function fetch(...asked: Parameters<typeof globalThis.fetch>): Promise<Response> {
  return globalThis.fetch(...asked)
}
