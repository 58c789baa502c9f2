import * as v from 'valibot'
import { duration } from '../config/duration.ts'
import { serviceOf } from '../config/select.ts'
import { OutageError } from '../errors.ts'
import { unable } from '../operations/act.ts'
import { looking } from './engine.ts'
import type { GlobalOptions } from './options.ts'
import { guarded, printJson, printLine } from './output.ts'

export type LogsFlags = {
  readonly service?: string
  readonly env?: string
  /** A duration, such as `15m`. */
  readonly since: string
  readonly lines: string
}

const mostLines = 10_000

/**
 * `outage logs`: what the service printed lately, as its hosting has kept it. For the terminal only:
 * logs hold what nobody wants in an issue.
 */
export async function logs(options: GlobalOptions, flags: LogsFlags): Promise<void> {
  await guarded(options, () =>
    looking(options, async (engine) => {
      const ago = read(
        v.safeParse(duration, flags.since),
        ['--since', flags.since],
        'such as `15m` or `2h`',
      )
      const count = read(
        v.safeParse(lines, flags.lines),
        ['--lines', flags.lines],
        `from 1 to ${mostLines}`,
      )
      const { config } = await engine.settings()
      const place = serviceOf(config, flags.service, flags.env)
      const hosting = engine.hostingOf(place)
      if (hosting.logs === undefined) {
        throw unable(hosting, { capability: 'logs', name: 'tell what the service printed' })
      }
      const from = new Date(engine.clock.now().getTime() - ago).toISOString()
      const found = await hosting.logs(from, count)
      if (options.json) printJson(found)
      else if (found.length > 0) for (const line of found) printLine(line)
      else printLine(`Nothing was printed in the last ${flags.since}.`, process.stderr)
    }),
  )
}

const lines = v.pipe(
  v.string(),
  v.regex(/^\d{1,5}$/),
  v.transform(Number),
  v.minValue(1),
  v.maxValue(mostLines),
)

function read(
  parsed: { readonly success: boolean; readonly output: unknown },
  [flag, given]: readonly [flag: string, given: string],
  how: string,
): number {
  if (parsed.success && typeof parsed.output === 'number') return parsed.output
  throw new OutageError('command-invalid', `\`${flag}\` does not take \`${given}\`.`, {
    remedy: `Give it a value ${how}.`,
  })
}
