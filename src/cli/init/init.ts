import { resolve } from 'node:path'
import { OutageError } from '../../errors.ts'
import { commandNames } from '../../parser/names.ts'
import { completed, type Known } from '../../setup/answers.ts'
import { detect } from '../../setup/detect.ts'
import { setupFiles } from '../../setup/files.ts'
import { openFolder } from '../../setup/folder.ts'
import { nextSteps } from '../../setup/next-steps.ts'
import { loadSetUps, type Offer } from '../../setup/set-ups.ts'
import { writeFiles, type Written } from '../../setup/write.ts'
import type { GlobalOptions } from '../options.ts'
import { guarded, printJson, printLine } from '../output.ts'
import { ask, logins } from './ask.ts'

/** What flags say. */
export type InitFlags = {
  readonly hosting?: string
  readonly service?: string
  readonly environment?: string
  readonly branch?: string
  readonly url?: string
  readonly health?: string
  readonly onCall?: string
  readonly directory: string
  readonly yes?: boolean
  readonly force?: boolean
  /** What is said of a hosting, by the name of its question. */
  readonly given: Readonly<Record<string, string>>
}

/** `outage init`: writes what a repository needs, from what is there and what people say. */
export async function init(options: GlobalOptions, flags: InitFlags): Promise<void> {
  await guarded(options, async () => {
    const at = openFolder(resolve(flags.directory))
    const offers = await loadSetUps()
    const found = detect(at, offers)
    const { checkout } = found
    const known = { ...found.known, ...saidBy(flags, found.known, offers) }
    const isAsked = process.stdin.isTTY && process.stdout.isTTY && !flags.yes && !options.json
    if (!options.json) for (const sentence of found.because) printLine(`Found: ${sentence}.`)
    const answers = isAsked
      ? await ask(known, offers, checkout)
      : completed(known, offers, checkout)
    const files = setupFiles(answers, [...commandNames])
    const result = await writeFiles(at.path, files, flags.force ?? false)
    const next = nextSteps(answers, options.repo, checkout)
    if (options.json) printJson({ outcome: 'succeeded', ...result, next })
    else show(result, next)
  })
}

function saidBy(flags: InitFlags, known: Known, offers: readonly Offer[]): Known {
  const { hosting: provider, onCall, url, service, environment, branch, health } = flags
  if (url !== undefined && !URL.canParse(url)) {
    throw new OutageError('command-invalid', `\`${url}\` is not an address.`, {
      remedy: 'Write it in full, such as `--url https://example.com`.',
    })
  }
  const said = { provider, url, service, environment, branch, health }
  return {
    ...Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)),
    given: Object.fromEntries(
      offers.map(({ provider: name, setUp }) => {
        const own = setUp.questions.map((question) => question.name)
        const fields = Object.entries(flags.given).filter(([field]) => own.includes(field))
        return [name, { ...known.given[name], ...Object.fromEntries(fields) }]
      }),
    ),
    ...(onCall === undefined ? {} : { onCall: logins(onCall) }),
  }
}

function show({ written, kept }: Written, next: readonly string[]): void {
  for (const path of written) printLine(`Wrote ${path}`)
  for (const path of kept) printLine(`Kept ${path}: it was there already (--force replaces it)`)
  printLine('\nWhat to do next:')
  for (const [index, step] of next.entries()) printLine(`  ${index + 1}. ${step}`)
}
