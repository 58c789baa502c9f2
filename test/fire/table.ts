import type { Killed } from './kill-series.ts'

/** A line for each operation and comeback: how many kills, and how many of them were clean. */
export function drawTable(all: readonly Killed[]): string {
  const nameOf = ({ operation, kill }: Killed) => `${operation} | ${kill.comeback}`
  const lines = [...new Set(all.map(nameOf))].map((name) => {
    const kills = all.filter((one) => nameOf(one) === name)
    const clean = kills.filter(({ trial }) => trial.faults.length === 0).length
    return `| ${name} | ${kills.length} | ${clean} |`
  })
  return ['| operation | then | kills | clean |', '| --- | --- | --- | --- |', ...lines].join('\n')
}
