import { sendAhead, type Ahead } from './github/ahead.ts'
import { usualTimeout } from './http/transport.ts'
import type { GitHubEvent } from './triggers/event.ts'
import { likelyReads } from './triggers/likely.ts'

/**
 * Sends what an event is sure to make a run ask, before the run itself is read in, and resolves when it
 * is on its way. Nothing where a setting is missing: that is for others to complain about.
 */
export async function ask(
  event: GitHubEvent,
  env: Readonly<Record<string, string | undefined>>,
): Promise<Ahead | undefined> {
  const token = env['INPUT_GITHUB-TOKEN']?.trim() ?? ''
  const likely = likelyReads(event, env)
  if (token === '' || likely.length === 0) return undefined
  const apiUrl = env['GITHUB_API_URL'] ?? 'https://api.github.com'
  const timeout = Number(env['OUTAGE_REQUEST_TIMEOUT']) || usualTimeout
  const ahead = sendAhead(likely, { apiUrl, token, timeout })
  await ahead.sent
  return ahead
}
