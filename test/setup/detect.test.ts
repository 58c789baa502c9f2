import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, describe, expect, it } from '@jest/globals'
import { parseConfig } from '../../src/config/load.ts'
import { completed } from '../../src/setup/answers.ts'
import { drawConfiguration } from '../../src/setup/configuration.ts'
import { detect } from '../../src/setup/detect.ts'
import { openFolder } from '../../src/setup/folder.ts'
import { loadSetUps } from '../../src/setup/set-ups.ts'

const offers = await loadSetUps()
const nowhere = { at: openFolder(tmpdir()) }

const folders: string[] = []

/** A repository with these files. */
async function repository(files: Readonly<Record<string, string>>) {
  const folder = mkdtempSync(join(tmpdir(), 'outage-detect-'))
  folders.push(folder)
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), text)
  }
  const git = (...args: string[]) => execFileSync('git', args, { cwd: folder, stdio: 'ignore' })
  git('init', '--quiet', '--initial-branch', 'trunk')
  git('remote', 'add', 'origin', 'git@github.com:acme/the-shop.git')
  git('add', '--all')
  return openFolder(folder)
}

const deploys = (on: string) =>
  `name: Ship it\non:\n${on}jobs:\n  ship:\n    environment: { name: live, url: https://shop.example.com }\n`

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
})

describe('what a checkout shows', () => {
  it('is the name of the repository, and the branch', async () => {
    expect(detect(await repository({}), offers).known).toMatchObject({
      service: 'the-shop',
      branch: 'trunk',
    })
  })

  it('is Render, by its blueprint, before a deploy workflow', async () => {
    const { known } = detect(
      await repository({
        'render.yaml':
          'services:\n  - { type: pserv, name: db }\n  - { type: web, name: shop, healthCheckPath: /up, branch: live }\n',
        '.github/workflows/deploy.yml': deploys('  push:\n'),
      }),
      offers,
    )
    expect(known).toMatchObject({
      provider: 'render',
      service: 'shop',
      health: '/up',
      branch: 'live',
    })
  })

  it('is Vercel, by its link to a project of a team, or by its settings alone', async () => {
    const linked = '{ "projectId": "prj_1", "projectName": "shop", "orgId": "team_9" }'
    expect(
      detect(await repository({ '.vercel/project.json': linked }), offers).known,
    ).toMatchObject({
      provider: 'vercel',
      given: { vercel: { project: 'shop', team: 'team_9' } },
    })
    const { known } = detect(await repository({ 'vercel.json': '{}' }), offers)
    expect(known).toMatchObject({ provider: 'vercel' })
    expect(known.given['vercel']).toEqual({})
  })

  it('is a deploy workflow: its name, its input, its environment', async () => {
    const { known } = detect(
      await repository({
        '.github/workflows/ci.yml': 'name: CI\non: push\n',
        '.github/workflows/ship-release.yml': deploys(
          '  workflow_dispatch:\n    inputs: { sha: {} }\n',
        ),
      }),
      offers,
    )
    expect(known).toMatchObject({
      ...{ provider: 'workflow', environment: 'live', url: 'https://shop.example.com' },
      given: { workflow: { workflow: 'ship-release.yml' } },
    })
  })

  it('is a command, where the workflow cannot be started by hand', async () => {
    const { known } = detect(
      await repository({
        '.github/workflows/deploy.yml': deploys('  push:\n'),
        'package.json': '{ "scripts": { "deploy": "./ship" } }',
      }),
      offers,
    )
    expect(known).toMatchObject({
      provider: 'command',
      given: { command: { deploy: 'npm run deploy' } },
    })
  })

  it.each([
    [{ 'server.js': "app.get('/healthz', answer)" }, '/healthz'],
    [{ 'app/api/health/route.ts': 'export const GET = () => {}' }, '/api/health'],
    [{ 'a.py': '"/ping"', 'b.py': '"/api/health"' }, '/api/health'],
    [{ 'README.md': '`/healthz`' }, undefined],
  ])('is a health path that the sources name: %j', async (files, path) => {
    expect(detect(await repository(files), offers).known.health).toBe(path)
  })

  it('is nothing where files are broken', async () => {
    const { known } = detect(
      await repository({ 'package.json': '{', '.github/workflows/deploy.yml': '[}' }),
      offers,
    )
    expect(known).toMatchObject({ provider: 'workflow' })
  })
})

describe('the configuration', () => {
  it.each(['yes', 'my shop', '12', 'Größe_1', 'a-b.c'])('keeps a service called %s', (service) => {
    const deploy = `npm run "x: #1" -- '{sha}'`
    const known = { provider: 'command', given: { command: { deploy } }, service }
    const url = 'https://example.com/a?b=1#c'
    const answers = completed({ ...known, url }, offers, nowhere)
    const config = parseConfig(drawConfiguration(answers), 'outage.yml')
    expect(Object.keys(config.services)).toEqual([service])
    expect(config.services[service]?.environments['production']).toMatchObject({
      hosting: { deploy },
      url: 'https://example.com/a?b=1#c',
    })
  })

  it.each([
    ['http://127.0.0.1:80', true],
    ['http://[::1]/', true],
    ['http://10.1.2.3', true],
    ['http://localhost:3000', true],
    ['https://example.com', false],
    ['http://8.8.8.8', false],
  ])('lets a probe reach a private address where that is the service: %s', (url, allowed) => {
    const given = { render: { 'service-id': 'srv-a1' } }
    const answers = completed({ provider: 'render', given, service: 'shop', url }, offers, nowhere)
    const config = parseConfig(drawConfiguration(answers), 'outage.yml')
    expect(config.services['shop']?.environments['production']?.health.probes).toMatchObject([
      { 'allow-private': allowed },
    ])
  })
})
