import { connectGitHub, type GitHub } from '../../src/github/client.ts'
import { openRest } from '../../src/github/octokit.ts'
import type { RetryPolicy } from '../../src/http/retry.ts'

/** Tries as often as usual, without the waiting. */
export const impatient: RetryPolicy = { retries: 4, pause: 5, longestWait: 2_000, timeout: 5_000 }

/** Our client, for `acme/chatbot-fluxa` on a GitHub at `apiUrl`. */
export function connect(apiUrl: string, token: string, policy: RetryPolicy = impatient): GitHub {
  const repository = 'acme/chatbot-fluxa'
  const serverUrl = 'https://github.com'
  const open = openRest
  return connectGitHub({ open, token, repository, apiUrl, serverUrl, policy, secrets: [token] })
}
