import * as v from 'valibot'

/** A whole sha, SHA-1 or SHA-256: it reaches git and hostings. */
export const fullSha = v.pipe(
  v.string(),
  v.regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/, 'a full sha was expected'),
)
