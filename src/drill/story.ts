import { short } from '../views/time.ts'
import type { StepReport } from './played.ts'

export type EndedStep = Extract<StepReport, { kind: 'ended' }>

/** A Story is responsible for showing a scenario while it is played. */
export type Story = {
  tell(report: StepReport): void
  /** Resolves when everything told has been shown. */
  end(): Promise<void>
}

export type Output = NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number }

/** Whether lines may be changed after they were written. */
export function isLive(output: Output, env: Readonly<Record<string, string | undefined>>): boolean {
  const isSet = (name: string): boolean => (env[name] ?? '') !== ''
  return output.isTTY === true && !isSet('CI') && !isSet('NO_COLOR') && env['TERM'] !== 'dumb'
}

/** A story in lines that are written once: for logs, pipes, and terminals without colour. */
export function plainStory(titles: readonly string[], output: Output): Story {
  return {
    tell(report) {
      if (report.kind === 'started') output.write(`${titles[report.step] ?? ''}\n`)
      else if (report.kind === 'told') output.write(`    ${report.text}\n`)
      else output.write(`  ${report.ok ? 'done' : 'FAILED'}: ${summary(report)}\n`)
    },
    end: () => Promise.resolve(),
  }
}

/** Evidence and duration of a step that has ended. */
export function summary({ evidence, milliseconds }: EndedStep): string {
  return `${evidence} (${short(milliseconds)})`
}
