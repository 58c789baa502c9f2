import type { Trial } from './trial.ts'

/** One trial of a series: what was done to which operation, and what became of it. */
export type Entry = {
  readonly operation: string
  /** The series, such as `killed, then the same event again`. */
  readonly series: string
  /** What was done, for finding it again. */
  readonly what: string
  readonly trial: Trial
}

/** A line for each operation and series: how many trials, and how many of them were clean. */
export function drawTable(all: readonly Entry[]): string {
  const nameOf = ({ operation, series }: Entry): string => `| ${operation} | ${series} |`
  const lines = [...new Set(all.map(nameOf))].map((name) => {
    const trials = all.filter((one) => nameOf(one) === name)
    const clean = trials.filter(isClean).length
    return `${name} ${trials.length} | ${clean} |`
  })
  const head = '| operation | what happens | trials | clean |'
  return [head, '| --- | --- | --- | --- |', ...lines].join('\n')
}

/** True where nothing is wrong with the world afterwards. */
export function isClean({ trial }: Entry): boolean {
  return trial.faults.length === 0
}

/** What is wrong after a trial. */
export function drawFaults({ operation, series, what, trial }: Entry): string {
  const faults = trial.faults.map(
    (fault) => `    ${fault.slice(0, 600).replaceAll('\n', '\n    ')}`,
  )
  return [`✗ ${operation}, ${series}: ${what}, ${trial.hit ?? 'nothing hit'}`, ...faults].join('\n')
}
