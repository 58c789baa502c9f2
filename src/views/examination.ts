/** What was found of one thing, as `outage doctor` shows it. */
export type ShownFinding = {
  readonly check: string
  readonly about: string
  readonly state: 'ok' | 'fault' | 'not checked'
  readonly evidence: string
  readonly remedy?: string
}

/** A table for the terminal: a row for each finding, and what to do below each fault. */
export function drawExamination(findings: readonly ShownFinding[]): string {
  const nameWidth = longest(findings.map(({ check }) => check))
  const stateWidth = longest(findings.map(({ state }) => state))
  const indent = ' '.repeat(nameWidth + stateWidth + 4)
  let before = ''
  const rows = findings.flatMap(({ check, about, state, evidence, remedy }) => {
    const name = check === before ? '' : check
    before = check
    const said = [about, oneLine(evidence)].filter((text) => text !== '').join(': ')
    return [
      `${name.padEnd(nameWidth)}  ${state.padEnd(stateWidth)}  ${said}`,
      ...(remedy === undefined || state === 'ok' ? [] : [`${indent}→ ${oneLine(remedy)}`]),
    ]
  })
  return [...rows, '', summary(findings)].join('\n')
}

function summary(findings: readonly ShownFinding[]): string {
  const faults = findings.filter(({ state }) => state === 'fault').length
  const unknown = findings.filter(({ state }) => state === 'not checked').length
  const open = unknown === 0 ? '' : ` ${unknown} could not be checked.`
  if (faults === 0) return `No fault was found.${open} Nothing was changed.`
  return `${faults} ${faults === 1 ? 'fault' : 'faults'}.${open} Nothing was changed.`
}

function oneLine(text: string): string {
  return text.replaceAll(/\s*\n\s*/g, ' ')
}

function longest(texts: readonly string[]): number {
  return Math.max(0, ...texts.map(({ length }) => length))
}
