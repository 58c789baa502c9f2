import { messageOf, statusOf } from './client.ts'

/**
 * Asks GraphQL, and REST in its place if GraphQL is in trouble that stays, or its own limit is spent:
 * both have limits and troubles of their own. A refusal, and no answer at all, stay what they are.
 */
export async function restInPlace<T>(
  graphql: () => Promise<T>,
  rest: () => Promise<T>,
): Promise<T> {
  try {
    return await graphql()
  } catch (error) {
    if (!isInTrouble(error)) throw error
    return rest()
  }
}

function isInTrouble(error: unknown): boolean {
  const status = statusOf(error)
  const isLimit = status === 429 || (status === 403 && /rate limit/i.test(messageOf(error)))
  return isLimit || status >= 500
}
