import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Comments that are none of our business. */
const texts = {
  prose: 'I have seen that too. Is it / was it the cache? Since 14:00, I think.',
  "another bot's command": '/retest all',
}

export type Stranger = { readonly name: string; readonly env: Record<string, string> }

/** Writes an event file for each, and answers the environment in which a runner would pass it on. */
export function writeStrangers(folder: string, apiUrl: string): Promise<readonly Stranger[]> {
  return Promise.all(
    Object.entries(texts).map(async ([name, body], index) => {
      const file = join(folder, `stranger-${index}.json`)
      await writeFile(file, JSON.stringify(payloadOf(body), null, 2))
      const env = {
        GITHUB_ACTIONS: 'true',
        GITHUB_EVENT_NAME: 'issue_comment',
        GITHUB_EVENT_PATH: file,
        GITHUB_OUTPUT: join(folder, `stranger-${index}.output`),
        GITHUB_STEP_SUMMARY: join(folder, `stranger-${index}.summary`),
        GITHUB_STATE: join(folder, `stranger-${index}.state`),
        GITHUB_WORKSPACE: folder,
        GITHUB_REPOSITORY: 'acme/chatbot-fluxa',
        GITHUB_API_URL: apiUrl,
        GITHUB_GRAPHQL_URL: `${apiUrl}/graphql`,
        GITHUB_SERVER_URL: apiUrl,
        GITHUB_RUN_ID: '9000001',
        GITHUB_RUN_ATTEMPT: '1',
        'INPUT_GITHUB-TOKEN': 'a-token-of-a-bench',
        INPUT_CONFIG: '.github/outage.yml',
      }
      const { GITHUB_OUTPUT, GITHUB_STEP_SUMMARY, GITHUB_STATE } = env
      await Promise.all(
        [GITHUB_OUTPUT, GITHUB_STEP_SUMMARY, GITHUB_STATE].map((path) => writeFile(path, '')),
      )
      return { name, env }
    }),
  )
}

/** As large as GitHub's: most of a payload is addresses. */
function payloadOf(body: string): unknown {
  const user = { login: 'eve', id: 4, type: 'User' }
  const urls = Object.fromEntries(
    Array.from({ length: 40 }, (_, index) => [`url_${index}`, `https://api.github.com/${index}`]),
  )
  const issue = { id: 7, number: 7, title: 'A question', state: 'open', labels: [], user, ...urls }
  const comment = { id: 8, body, user, created_at: new Date().toISOString(), ...urls }
  const repository = { id: 1, name: 'chatbot-fluxa', full_name: 'acme/chatbot-fluxa', ...urls }
  return { action: 'created', issue, comment, repository, sender: user }
}
