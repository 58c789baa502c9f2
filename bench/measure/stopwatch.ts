/** Milliseconds until some work is done. */
export async function stopwatch(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}
