import { gotNoAnswer } from './client.ts'

const mostTries = 3

/**
 * Creates something once. Where the answer is lost it may have been created all the same, so `find`
 * looks for it before another try. Throws the last error where it was never done.
 */
export async function createOnce<T>(
  create: () => Promise<T>,
  find: () => Promise<T | undefined>,
): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await create()
    } catch (error) {
      if (!gotNoAnswer(error) || tries === mostTries) throw error
      const found = await find()
      if (found !== undefined) return found
    }
  }
}
