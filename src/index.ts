import { appendFileSync, readFileSync } from 'node:fs'
import { concernsUs } from './triggers/concerns.ts'
import type { GitHubEvent } from './triggers/event.ts'

/**
 * The action, and the terminal command. Whether the event concerns us is decided here, from the event file alone; only then is
 * anything else loaded, and GitHub is asked already what the rest will want to know.
 */
const { env } = process
const event = readEvent()
const hasInput = (env['INPUT_COMMAND']?.trim() ?? '') !== ''

if (Reflect.get(globalThis, Symbol.for('outage-playbook.terminal')) === true) {
  // Set by `cli/start.mjs`: the terminal command is the same bundle.
  void import('./cli/index.ts')
} else if (env['STATE_records']) {
  // The main step left this behind, so this is the `post` step of a run that was cancelled.
  void import('./main.ts').then(({ post }) => post())
} else if (hasInput || (event && concernsUs(event))) {
  beFrugal()
  void run()
} else {
  ignore()
}

/** Reading the rest in keeps anything from being sent meanwhile, so it begins when the questions are out. */
async function run(): Promise<void> {
  // The toolkit reads the file too when it is loaded, and would end the process over a damaged one.
  if (event === undefined) delete env['GITHUB_EVENT_PATH']
  // What goes wrong with it goes wrong again where somebody can say so.
  const ahead =
    event && !hasInput
      ? await import('./ask.ts').then(({ ask }) => ask(event, env)).catch(() => undefined)
      : undefined
  const { main } = await import('./main.ts')
  await main(event, ahead)
}

function readEvent(): GitHubEvent | undefined {
  try {
    const payload: unknown = JSON.parse(readFileSync(env['GITHUB_EVENT_PATH'] ?? '', 'utf8'))
    return { name: env['GITHUB_EVENT_NAME'] ?? '', payload }
  } catch {
    return undefined
  }
}

/**
 * Keeps V8 small: a run is over before code that was optimised for it has paid for the compilers, and
 * they and a growing nursery hold 20 MB. (Flags of V8's; nothing depends on them.)
 */
function beFrugal(): void {
  const { setFlagsFromString } = process.getBuiltinModule('node:v8')
  for (const flag of ['--no-opt', '--no-maglev', '--semi-space-growth-factor=1']) {
    setFlagsFromString(flag)
  }
}

/** None of our business: said to the workflow, and to nobody else. */
function ignore(): void {
  const file = env['GITHUB_OUTPUT']
  if (file) appendFileSync(file, 'outcome=ignored\n')
}
