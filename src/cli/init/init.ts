import { resolve } from 'node:path'
import { OutageError } from '../../errors.ts'
import { commandNames } from '../../parser/names.ts'
import { completed, type Known, type ProviderName } from '../../setup/answers.ts'
import { detect } from '../../setup/detect.ts'
import { setupFiles } from '../../setup/files.ts'
import { openFolder, type Folder } from '../../setup/folder.ts'
import { nextSteps } from '../../setup/next-steps.ts'
import { workflowNamed } from '../../setup/workflows.ts'
import { writeFiles, type Written } from '../../setup/write.ts'
import type { GlobalOptions } from '../options.ts'
import { guarded, printJson, printLine } from '../output.ts'
import { ask, logins } from './ask.ts'

/** What flags say. */
export type InitFlags = {
  readonly hosting?: ProviderName
  readonly workflow?: string
  readonly deploy?: string
  readonly serviceId?: string
  readonly project?: string
  readonly service?: string
  readonly environment?: string
  readonly branch?: string
  readonly url?: string
  readonly health?: string
  readonly onCall?: string
  readonly directory: string
  readonly yes?: boolean
  readonly force?: boolean
}

/** `outage init`: writes what a repository needs, from what is there and what people say. */
export async function init(options: GlobalOptions, flags: InitFlags): Promise<void> {
  await guarded(options, async () => {
    const at = openFolder(resolve(flags.directory))
    const found = detect(at)
    const known = { ...found.known, ...saidBy(flags, at) }
    const isAsked = process.stdin.isTTY && process.stdout.isTTY && !flags.yes && !options.json
    if (!options.json) for (const sentence of found.because) printLine(`Found: ${sentence}.`)
    const answers = isAsked ? await ask(known, (file) => workflowNamed(at, file)) : completed(known)
    const files = setupFiles(answers, [...commandNames])
    const result = await writeFiles(at.path, files, flags.force ?? false)
    const { hosting } = answers
    const workflow =
      hosting.provider === 'workflow' ? workflowNamed(at, hosting.workflow) : undefined
    const next = nextSteps(answers, options.repo, workflow)
    if (options.json) printJson({ outcome: 'succeeded', ...result, next })
    else show(result, next)
  })
}

function saidBy(flags: InitFlags, at: Folder): Known {
  const { hosting: provider, onCall, workflow, url } = flags
  const { deploy, serviceId, project, service, environment, branch, health } = flags
  if (url !== undefined && !URL.canParse(url)) {
    throw new OutageError('command-invalid', `\`${url}\` is not an address.`, {
      remedy: 'Write it in full, such as `--url https://example.com`.',
    })
  }
  const said = { provider, url, deploy, serviceId, project, service, environment, branch, health }
  return {
    ...Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)),
    ...(workflow === undefined ? {} : { workflow: workflowNamed(at, workflow) }),
    ...(onCall === undefined ? {} : { onCall: logins(onCall) }),
  }
}

function show({ written, kept }: Written, next: readonly string[]): void {
  for (const path of written) printLine(`Wrote ${path}`)
  for (const path of kept) printLine(`Kept ${path}: it was there already (--force replaces it)`)
  printLine('\nWhat to do next:')
  for (const [index, step] of next.entries()) printLine(`  ${index + 1}. ${step}`)
}
