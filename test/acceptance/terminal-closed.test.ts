import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { World } from '@outage-playbook/rehearsal/world.ts'
import { openWorldOnRecord } from './action.ts'
import { node24, terminal } from './built.ts'
import { cloneOf, type Clone } from './laptop.ts'

/** Says where it works and as whom, and never ends. */
const deploying = (told: string): string =>
  `require('node:fs').writeFileSync('${told}', JSON.stringify({ pid: process.pid, folder: process.cwd() })); setInterval(() => {}, 1_000)`

const configWith = (deploy: string): string => `version: 1
services:
  chatbot-fluxa:
    environments:
      production:
        hosting:
          provider: command
          deploy: |-
            ${deploy}
        health: { probes: [{ command: 'true' }] }
`

let world: World
let clone: Clone
let told: string
beforeAll(async () => {
  world = await openWorldOnRecord()
  clone = await cloneOf(world)
  told = `${clone.folder}-told`
  const config = configWith(`node -e "${deploying(told)}"`)
  await writeFile(join(clone.folder, '.github/outage.yml'), config)
  clone.push('Deploy by a command')
}, 60_000)
afterAll(async () => {
  await rm(told, { force: true })
  await clone.remove()
  await world.close()
})

async function written(file: string): Promise<{ readonly pid: number; readonly folder: string }> {
  for (let tries = 0; !existsSync(file) && tries < 400; tries++) await wait(50)
  await wait(100)
  return JSON.parse(await readFile(file, 'utf8'))
}

describe('a terminal that is closed while a command deploys', () => {
  it.each(['SIGHUP', 'SIGTERM', 'SIGINT'] as const)(
    'by %s leaves neither the command nor its work tree behind',
    async (signal) => {
      await rm(told, { force: true })
      const { PATH, HOME } = process.env
      const child = spawn(node24, [terminal, 'rollback', '2'], {
        cwd: clone.folder,
        env: {
          ...{ PATH, HOME, GITHUB_REPOSITORY: 'acme/chatbot-fluxa' },
          GITHUB_API_URL: world.github.url,
          GITHUB_TOKEN: world.github.personToken('alice'),
        },
        stdio: ['ignore', 'pipe', 'pipe'],
      })
      let printed = ''
      for (const stream of [child.stdout, child.stderr]) {
        stream.setEncoding('utf8').on('data', (text: string) => (printed += text))
      }
      const ended = new Promise((resolve) => child.once('exit', resolve))
      const { pid, folder } = await written(told).catch(() => {
        throw new Error(`nothing was deployed: ${printed}`)
      })
      expect(existsSync(folder)).toBe(true)
      // Nobody reads any more: the terminal is gone.
      child.stdout.destroy()
      child.stderr.destroy()
      child.kill(signal)
      await ended
      expect(() => process.kill(pid, 0)).toThrow('ESRCH')
      expect(existsSync(folder)).toBe(false)
      expect(clone.git('worktree', 'list').trim().split('\n')).toHaveLength(1)
    },
    60_000,
  )
})
