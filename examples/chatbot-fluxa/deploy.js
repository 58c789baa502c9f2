// Asks the hosting behind DEPLOY_URL to run a commit: the one given, or the one checked out.
import { execFileSync } from 'node:child_process'

const url = process.env.DEPLOY_URL
if (!url) {
  console.error('DEPLOY_URL is not set')
  process.exit(2)
}
const sha =
  process.argv[2] ?? execFileSync('git', ['rev-parse', 'HEAD'], { encoding: 'utf8' }).trim()

console.log(`deploying ${sha.slice(0, 7)} to ${new URL(url).origin}`)
const response = await fetch(url, {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ sha }),
})
const deployment = await response.json()
console.log(`${deployment.status} after ${deployment.milliseconds} ms`)
if (deployment.status !== 'live') {
  console.error(deployment.detail ?? `the hosting answered ${response.status}`)
  process.exitCode = 1
}
