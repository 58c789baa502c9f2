/** A Queue is responsible for the order of runs: one after the other, or all at once. */
export type Queue = {
  add(work: () => Promise<void>): void
  /** How many wait or run. */
  size(): number
}

/** Opens a queue; `serial` is a concurrency group with `queue: max`. */
export function openQueue(serial: boolean, changed: () => void): Queue {
  let last: Promise<void> = Promise.resolve()
  let size = 0
  return {
    size: () => size,
    add(work) {
      size++
      const done = (): void => {
        size--
        changed()
      }
      const result = serial ? last.then(work) : work()
      last = result.then(done, done)
    },
  }
}
