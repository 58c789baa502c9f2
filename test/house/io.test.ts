import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import * as fc from 'fast-check'
import { root } from './root.ts'

const run = promisify(execFile)

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'outage-io-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** Runs a script that has `io`, as the action would have it; answers what it printed. */
async function printed(
  script: string,
  env: Readonly<Record<string, string>> = {},
): Promise<string> {
  const io = JSON.stringify(`file://${join(root, 'src/io.ts')}`)
  const code = `import * as io from ${io}\n${script}`
  const { stdout } = await run(
    join(root, 'node_modules/.bin/node'),
    ['--input-type=module', '--eval', code],
    { env: { PATH: process.env['PATH'] ?? '', ...env }, cwd: folder },
  )
  return stdout
}

/** What the runner takes for a command, in a line of the log. (actions/runner: ActionCommand.) */
const isCommand = (line: string): boolean => /^\s*::/.test(line) || line.includes('##[')

describe('a line of the log', () => {
  it('is never a command of the runner’s, whatever text it holds', async () => {
    const part = fc.constantFrom(
      '::',
      ':',
      '##[',
      '#',
      '[',
      'add-mask',
      '\n',
      '\r',
      ' ',
      '%0A',
      ']',
    )
    const lines = fc.sample(
      fc.array(part, { maxLength: 10 }).map((parts) => parts.join('')),
      500,
    )
    const out = await printed(`for (const line of ${JSON.stringify(lines)}) io.log(line)`)
    expect(out.split(/\r\n|\r|\n/).filter(isCommand)).toEqual([])
  })

  it('stays as readable as it was', async () => {
    expect(await printed(`io.log('rolled back: a1b2c3d, 12:30')`)).toBe(
      'rolled back: a1b2c3d, 12:30\n',
    )
  })

  it('never holds a secret of the environment', async () => {
    const env = { API_TOKEN: 'hunter2-hunter2' }
    const out = await printed(`io.log('failed with hunter2-hunter2')`, env)
    expect(out).toBe('failed with ***\n')
  })
})

describe('an annotation', () => {
  it('is one, whatever text it holds', async () => {
    const out = await printed(`io.annotate('bad\\n::add-mask::x')`)
    expect(out.trim().split('\n')).toHaveLength(1)
    expect(out).toMatch(/^::error title=Outage Playbook::bad%0A/)
  })
})

describe('the outputs', () => {
  it('are written whole, texts of several lines too', async () => {
    const file = join(folder, 'outputs')
    await writeFile(file, '')
    const result = { outcome: 'refused', reason: 'frozen', verdict: 'up' }
    await printed(`io.writeOutputs(${JSON.stringify(result)})`, { GITHUB_OUTPUT: file })
    const text = await readFile(file, 'utf8')
    expect(text).toMatch(/^outcome<<(\S+)\nrefused\n\1$/m)
    expect(text).toMatch(/^rolled-back-to<<(\S+)\n\n\1$/m)
    expect(text).toContain(JSON.stringify(result))
  })
})

describe('the inputs', () => {
  it('have their defaults, and the token is kept out of the log', async () => {
    const env = { 'INPUT_GITHUB-TOKEN': 'ghs_abcdef', INPUT_COMMAND: '/health' }
    const out = await printed('console.log(JSON.stringify(io.readInputs()))', env)
    const [mask, inputs = ''] = out.trim().split('\n')
    expect(mask).toBe('::add-mask::ghs_abcdef')
    expect(JSON.parse(inputs)).toEqual({
      token: 'ghs_abcdef',
      command: '/health',
      config: '.github/outage.yml',
    })
  })
})
