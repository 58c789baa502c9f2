import { OutageError } from '../errors.ts'
import { troubleOf } from './trouble.ts'

/** How long a database that is down may keep us, in milliseconds. */
export type MongoPolicy = {
  /** For one request with all its repetitions. */
  readonly budget: number
  readonly connect: number
  readonly answer: number
  /** First pause between two tries; doubled each time, with jitter. */
  readonly pause: number
}

/** Repeats an attempt until it succeeds, cannot, or the budget is spent: `database-unavailable`. */
export async function persist<T>(attempt: () => Promise<T>, policy: MongoPolicy): Promise<T> {
  const end = Date.now() + policy.budget
  const silence = 'did not answer in time'
  let text = silence
  for (let tries = 0; ; tries++) {
    try {
      return await within(attempt(), end - Date.now(), () => unavailable(text))
    } catch (error) {
      if (error instanceof OutageError) throw error
      const trouble = troubleOf(error)
      // Silence says less than what the database, or the network, said before.
      if (trouble.kind !== 'silent' || text === silence) text = trouble.text
      const pause = policy.pause * 2 ** tries * (0.5 + Math.random() / 2)
      if (!trouble.passing || Date.now() + pause >= end) throw unavailable(text, error)
      await new Promise((resolve) => setTimeout(resolve, pause))
    }
  }
}

/** The driver has deadlines for each part of its work; this one is for all of it together. */
async function within<T>(work: Promise<T>, milliseconds: number, late: () => Error): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const deadline = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(late()), milliseconds)
  })
  try {
    return await Promise.race([work, deadline])
  } finally {
    clearTimeout(timer)
  }
}

function unavailable(text: string, cause?: unknown): OutageError {
  return new OutageError('database-unavailable', `The database ${text}.`, { cause })
}
