import type { Played } from './played.ts'

/** Says where the servers are, and leaves them up until Ctrl-C, which the world itself hears. */
export async function stayUp(
  { urls, outcome }: Played,
  say: (text: string) => void,
): Promise<void> {
  const issue = outcome.incidentIssue?.number ?? outcome.issues.at(-1)?.number ?? 1
  const repository = `${urls.github}/repos/acme/chatbot-fluxa`
  const authorization = `-H 'authorization: token ${urls.token}'`
  say(`
The servers stay up until Ctrl-C.
  the app     curl ${urls.app}/api/health
  GitHub      curl ${authorization} ${repository}/issues/${issue}/comments
To type a command as @alice, and read the answer there:
  curl ${authorization} ${repository}/issues/${issue}/comments -d '{"body": "/health"}'`)
  await new Promise(() => undefined)
}
