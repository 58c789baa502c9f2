// Stands in for the built action: says hello in the issue, as the action would, and sets outputs.
import { appendFileSync, readFileSync } from 'node:fs'

const { env } = process
const event = JSON.parse(readFileSync(env.GITHUB_EVENT_PATH, 'utf8'))
const api = async (method, path, body) => {
  const response = await fetch(`${env.GITHUB_API_URL}/repos/${env.GITHUB_REPOSITORY}${path}`, {
    method,
    headers: { authorization: `token ${env['INPUT_GITHUB-TOKEN']}` },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  return response.json()
}

const subject = event.comment?.body ?? event.workflow_run?.conclusion ?? env.INPUT_COMMAND
if (subject === '/hang') await new Promise((resolve) => setTimeout(resolve, 60_000))
if (event.issue !== undefined) {
  await api('GET', `/issues/${event.issue.number}`)
  await api('POST', `/issues/${event.issue.number}/comments`, { body: `Heard: ${subject}` })
}
appendFileSync(env.GITHUB_OUTPUT, `outcome<<EOF\nsucceeded\nEOF\nevent=${env.GITHUB_EVENT_NAME}\n`)
appendFileSync(env.GITHUB_STEP_SUMMARY, `# Heard ${subject}\n`)
console.log(`${env.GITHUB_ACTOR} said ${subject}`)
if (subject === '/fail') process.exit(1)
