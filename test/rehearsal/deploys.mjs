// Stands in for the built action where the hosting is a command: runs it in the workspace.
import { execFileSync } from 'node:child_process'

const { GITHUB_WORKSPACE, INPUT_COMMAND } = process.env
const args = ['run', '--silent', 'deploy', '--', INPUT_COMMAND]
process.stdout.write(execFileSync('npm', args, { cwd: GITHUB_WORKSPACE, encoding: 'utf8' }))
