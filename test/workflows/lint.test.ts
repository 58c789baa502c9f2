import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { drawOutageWorkflow } from '../../src/setup/outage-workflow.ts'
import type { Given } from '../../src/hosting/set-up.ts'
import { loadSetUps } from '../../src/setup/set-ups.ts'
import { isObject, list } from '@outage-playbook/rehearsal/github/http.ts'
import { root } from '../house/root.ts'
import { describeWith, programPath } from '../program.ts'

const folders = [
  '.github/workflows',
  'examples/workflows',
  ...readdirSync(join(root, 'examples')).map((name) => `examples/${name}/.github/workflows`),
]

/** Ours, and those to copy; the README shows the same, which another test holds. */
const workflows = folders
  .filter((folder) => existsSync(join(root, folder)))
  .flatMap((folder) => readdirSync(join(root, folder)).map((name) => `${folder}/${name}`))
  .filter((path) => /(?<!outage-config)\.yml$/.test(path))

/** The answer of a program that is started in the root of this repository. */
function run(program: 'actionlint' | 'zizmor', args: readonly string[]): string {
  const { stdout, stderr, error } = spawnSync(programPath(program), args, {
    cwd: root,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], NO_COLOR: '1' },
  })
  if (error !== undefined) throw error
  if (stdout === '') throw new Error(stderr)
  return stdout
}

/** Every finding of actionlint, without the other linters that it would use where they are there. */
function linted(paths: readonly string[]): readonly string[] {
  const out = run('actionlint', ['-format', '{{json .}}', '-shellcheck=', '-pyflakes=', ...paths])
  return list(JSON.parse(out))
    .filter(isObject)
    .map(({ message }) => String(message))
}

const strictest = ['--persona=auditor', '--strict-collection', '--offline']
const quietly = ['--no-progress', '--no-exit-codes', '--format', 'json']

/** Every finding of zizmor at its strictest. */
function audited(paths: readonly string[]): readonly string[] {
  const config = ['--config', '.github/zizmor.yml']
  const out = run('zizmor', [...strictest, ...quietly, ...config, ...paths])
  return list(JSON.parse(out))
    .filter(isObject)
    .map(({ ident, locations }) => `${String(ident)}: ${JSON.stringify(locations).slice(0, 300)}`)
}

/** Looks at a workflow that is made up. */
function at<T>(source: string, look: (paths: readonly string[]) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'outage-lint-'))
  try {
    const path = join(folder, 'workflow.yml')
    writeFileSync(path, source)
    return look([path])
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** What `outage init` writes for each hosting, in folders of their own. */
const written: Readonly<Record<string, readonly [provider: string, given: Given]>> = {
  workflow: ['workflow', { workflow: 'ship.yml', name: 'Ship: it', 'ref-input': 'ref' }],
  command: ['command', { deploy: 'npm run deploy' }],
  'command beside a workflow': ['command', { deploy: './deploy.sh', workflow: 'Deploy' }],
  render: ['render', { 'service-id': 'srv-abc123' }],
  vercel: ['vercel', { project: 'shop', team: 'team_abc123' }],
}

const offers = await loadSetUps()

function workflowFor([provider, given]: readonly [provider: string, given: Given]): string {
  const offer = offers.find((one) => one.provider === provider)
  if (offer === undefined) throw new Error(`${provider} cannot be set up.`)
  const hosting = { ...offer, given }
  const place = { service: 'shop', environment: 'production', branch: 'main', onCall: [] }
  return drawOutageWorkflow({ ...place, url: 'https://example.com', health: '/', hosting })
}

const careless = `name: Careless
on: issues
permissions: {}
concurrency: { group: one, cancel-in-progress: false }
jobs:
  job:
    name: Job
    runs-on: ubuntu-latest
    steps:
      - run: echo '\${{ github.event.issue.title }}'
`

describe('the workflows', () => {
  it('are found', () => {
    expect(workflows).toEqual(
      expect.arrayContaining([
        '.github/workflows/ci.yml',
        'examples/workflows/outage.yml',
        'examples/chatbot-fluxa/.github/workflows/deploy.yml',
      ]),
    )
  })
})

/** What actionlint 1.7.12 does not know yet. */
const queue =
  'unexpected key "queue" for "concurrency" section. expected one of "cancel-in-progress", "group"'

describeWith('actionlint', 'the workflows, linted by actionlint', () => {
  it('have no fault but a key that it does not know yet', () => {
    const source = workflows.map((path) => readFileSync(join(root, path), 'utf8')).join('\n')
    const uses = source.match(/^ *queue: max$/gm) ?? []
    expect(linted(workflows)).toEqual(uses.map(() => queue))
  })

  it.each(Object.entries(written))('are sound as `outage init` writes them: %s', (_, hosting) => {
    expect(at(workflowFor(hosting), linted)).toEqual([queue])
  })

  it('would be found at fault', () => {
    expect(at(careless, linted)).toEqual([expect.stringContaining('potentially untrusted')])
  })
})

describeWith('zizmor', 'the workflows, audited by zizmor', () => {
  it('give no cause for concern, whatever the persona', () => {
    expect(audited([...workflows, 'action.yml', '.github/dependabot.yml'])).toEqual([])
  })

  it.each(Object.entries(written))('are sound as `outage init` writes them: %s', (_, hosting) => {
    expect(at(workflowFor(hosting), audited)).toEqual([])
  })

  it('would be found at fault', () => {
    expect(at(careless, audited)).toContainEqual(expect.stringMatching(/^template-injection/))
  })
})
