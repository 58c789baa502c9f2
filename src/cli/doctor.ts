import { examine } from '../doctor/examine.ts'
import { drawExamination } from '../views/examination.ts'
import { looking } from './engine.ts'
import type { GlobalOptions } from './options.ts'
import { guarded, printJson, printLine } from './output.ts'

/** `outage doctor`: looks at the whole set-up, and changes nothing; exit 1 where there is a fault. */
export async function doctor(options: GlobalOptions): Promise<void> {
  await guarded(options, () =>
    looking(options, async (engine) => {
      const isSet = (name: string): boolean => (process.env[name] ?? '') !== ''
      const examined = await examine(engine, options.config, isSet)
      const findings = examined.flatMap(({ check, findings: found }) =>
        found.map((finding) => ({ check, ...finding })),
      )
      const isSound = findings.every(({ state }) => state !== 'fault')
      if (options.json) {
        printJson({ outcome: isSound ? 'succeeded' : 'failed', findings })
      } else {
        for (const line of drawExamination(findings).split('\n')) printLine(line)
      }
      if (!isSound) process.exitCode = 1
    }),
  )
}
