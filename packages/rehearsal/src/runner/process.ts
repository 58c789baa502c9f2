import { spawn, type ChildProcess } from 'node:child_process'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { delimiter, dirname, join } from 'node:path'
import { git } from '../github/git/run.ts'
import { adopt } from '../hosting/children.ts'
import { openTemporary } from '../hosting/temporary.ts'
import { parseOutputs } from './outputs.ts'
import type { EndedRun } from './played-run.ts'

export type StepOptions = {
  readonly node: string
  readonly script: string
  readonly payload: unknown
  readonly env: Readonly<Record<string, string>>
  /** A bare repository to check out, and the commit. */
  readonly checkout?: { readonly git: string; readonly sha: string }
  readonly started: (child: ChildProcess) => void
}

type StepResult = Omit<EndedRun, 'id' | 'attempt' | 'event'>

/** Runs an action's script as the runner does: with files for the event, outputs, state, summary. */
export async function runStep(options: StepOptions): Promise<StepResult> {
  const temporary = await openTemporary('run')
  const directory = temporary.path
  const file = (name: string): string => join(directory, name)
  const workspace = file('workspace')
  try {
    const names = ['output', 'state', 'summary', 'env', 'path']
    await Promise.all([
      writeFile(file('event.json'), JSON.stringify(options.payload, null, 2)),
      ...names.map((name) => writeFile(file(name), '')),
      checkOut(workspace, options.checkout),
    ])
    const began = performance.now()
    const child = spawn(options.node, [options.script], {
      cwd: workspace,
      env: {
        PATH: [dirname(options.node), process.env['PATH']].join(delimiter),
        HOME: directory,
        GITHUB_EVENT_PATH: file('event.json'),
        GITHUB_OUTPUT: file('output'),
        GITHUB_STATE: file('state'),
        GITHUB_STEP_SUMMARY: file('summary'),
        GITHUB_ENV: file('env'),
        GITHUB_PATH: file('path'),
        GITHUB_WORKSPACE: workspace,
        RUNNER_TEMP: directory,
        ...options.env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    })
    adopt(child)
    options.started(child)
    const ended = await collect(child)
    const milliseconds = Math.round(performance.now() - began)
    const [output, state, summary] = await Promise.all(
      ['output', 'state', 'summary'].map((name) => readFile(file(name), 'utf8')),
    )
    return {
      ...ended,
      outputs: parseOutputs(output ?? ''),
      state: parseOutputs(state ?? ''),
      summary: summary ?? '',
      milliseconds,
    }
  } finally {
    await temporary.remove()
  }
}

type Collected = Pick<EndedRun, 'exitCode' | 'signal' | 'stdout' | 'stderr'>

function collect(child: ChildProcess): Promise<Collected> {
  return new Promise((resolve) => {
    let stdout = ''
    let stderr = ''
    child.stdout?.setEncoding('utf8').on('data', (text: string) => (stdout += text))
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (stderr += text))
    child.once('error', (error) =>
      resolve({ exitCode: 1, signal: null, stdout, stderr: `${stderr}${error.message}` }),
    )
    child.once('close', (exitCode, signal) => resolve({ exitCode, signal, stdout, stderr }))
  })
}

async function checkOut(workspace: string, from: StepOptions['checkout']): Promise<void> {
  await mkdir(workspace)
  if (from === undefined) return
  await git(from.git, ['clone', '--quiet', '--no-checkout', from.git, workspace])
  const directory = join(workspace, '.git')
  await git(directory, ['--work-tree', workspace, 'checkout', '--quiet', from.sha])
}
