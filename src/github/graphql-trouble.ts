/** An answer of GraphQL's: 200, also for what went wrong. */
type GraphqlAnswer = { readonly status: number; readonly headers: object; readonly data: unknown }

type GraphqlError = {
  readonly type?: string
  readonly message?: string
  readonly extensions?: { readonly code?: string }
}

/**
 * What a good status hides, as an error with the status that it should have had: 429 where a limit is
 * spent, 502 for a fault that may pass, which GitHub gives no type. Nothing for an answer that is good,
 * and for errors that stay what they are, such as what is not found. (github/docs: "Rate limits and
 * query limits for the GraphQL API"; types as users report them.)
 */
export function graphqlTrouble(answer: GraphqlAnswer): Error | undefined {
  const { errors }: { errors?: unknown } = Object(answer.data)
  const all: readonly GraphqlError[] = Array.isArray(errors) ? errors.map(Object) : []
  const limit = all.find(({ type = '' }) => /^RATE_LIMIT(?:ED)?$/i.test(type))
  if (limit !== undefined) return failed(429, limit, answer)
  const fault = all.find((one) => mayPass(one))
  return fault === undefined ? undefined : failed(502, fault, answer)
}

/** What is wrong with the question itself has a type, or a code of the language's own. */
function mayPass({ type, extensions }: GraphqlError): boolean {
  if (type === undefined) return extensions?.code === undefined
  return /INTERNAL|UNAVAILABLE|TIMEOUT/i.test(type)
}

function failed(status: number, { message }: GraphqlError, response: GraphqlAnswer): Error {
  const error = new Error(message ?? 'GraphQL answered an error without a message')
  return Object.assign(error, { status, response })
}
